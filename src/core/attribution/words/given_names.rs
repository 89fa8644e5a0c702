//! Given names, by gender. The English ones are the most frequent of the United States census of 1990 (public domain).
//! Korean, Japanese and Chinese ones are left out: releases that a machine translated call women "he".

pub(in crate::attribution) const MALE: &str = "
    James John Robert Michael William David Richard Charles Joseph Thomas Christopher Daniel Paul Mark Donald George Kenneth
    Steven Edward Brian Ronald Anthony Kevin Jason Matthew Gary Timothy Jose Larry Jeffrey Frank Scott Eric Stephen Andrew
    Raymond Gregory Joshua Jerry Dennis Walter Patrick Peter Harold Douglas Henry Carl Arthur Ryan Roger Joe Juan Jack Albert
    Jonathan Justin Terry Gerald Keith Samuel Willie Ralph Lawrence Nicholas Roy Benjamin Bruce Brandon Adam Harry Fred Wayne
    Billy Steve Louis Jeremy Aaron Randy Howard Eugene Carlos Russell Bobby Victor Martin Ernest Phillip Todd Jesse Craig Alan
    Shawn Clarence Sean Philip Chris Johnny Earl Jimmy Antonio Danny Bryan Tony Luis Mike Stanley Leonard Nathan Dale Manuel
    Rodney Curtis Norman Allen Marvin Vincent Glenn Jeffery Travis Jeff Chad Jacob Lee Melvin Alfred Kyle Francis Bradley Jesus
    Herbert Frederick Ray Joel Edwin Don Eddie Ricky Troy Randall Barry Alexander Bernard Mario Leroy Francisco Marcus Micheal
    Theodore Clifford Miguel Oscar Jay Jim Tom Calvin Alex Jon Ronnie Bill Lloyd Tommy Leon Derek Warren Darrell Jerome Floyd
    Leo Alvin Tim Wesley Gordon Dean Greg Jorge Dustin Pedro Derrick Dan Lewis Zachary Corey Herman Maurice Vernon Roberto
    Clyde Glen Hector Shane Ricardo Sam Rick Lester Brent Ramon Charlie Tyler Gilbert Gene Marc Reginald Ruben Brett Angel
    Nathaniel Rafael Leslie Edgar Milton Raul Ben Chester Cecil Duane Franklin Andre Elmer Brad Gabriel Ron Mitchell Roland
    Arnold Harvey Jared Adrian Karl Cory Claude Erik Darryl Jamie Neil Jessie Christian Javier Fernando Clinton Ted Mathew
    Tyrone Darren Lonnie Lance Cody Julio Kelly Kurt Allan Nelson Guy Clayton Hugh Max Dwayne Dwight Armando Felix Jimmie
    Everett Jordan Ian Wallace Ken Bob Jaime Casey Alfredo Alberto Dave Ivan Johnnie Sidney Byron Julian Isaac Morris Clifton
    Willard Daryl Ross Virgil Andy Marshall Salvador Perry Kirk Sergio Marion Tracy Seth Kent Terrance Rene Eduardo Terrence
    Enrique Freddie Wade Austin Stuart Fredrick Arturo Alejandro Jackie Joey Nick Luther Wendell Jeremiah Evan Julius Dana
    Donnie Otis Shannon Trevor Oliver Luke Homer Gerard Doug Kenny Hubert Angelo Shaun Lyle Matt Lynn Alfonso Orlando Rex
    Carlton Ernesto Cameron Neal Pablo Lorenzo Omar Wilbur Blake Grant Horace Roderick Kerry Abraham Willis Rickey Jean Ira
    Andres Cesar Johnathan Malcolm Rudolph Damon Kelvin Rudy Preston Alton Archie Marco Wm Pete Randolph Garry Geoffrey
    Jonathon Felipe Bennie Gerardo Ed Dominic Robin Loren Delbert Colin Guillermo Earnest Lucas Benny Noel Spencer Rodolfo
    Myron Edmund Garrett Salvatore Cedric Lowell Gregg Sherman Wilson Devin Sylvester Kim Roosevelt Israel Jermaine Forrest
    Wilbert Leland Simon Guadalupe Clark Irving Carroll Bryant Owen Rufus Woodrow Sammy Kristopher Mack Levi Marcos Gustavo
    Jake Lionel Marty Taylor Ellis Dallas Gilberto Clint Nicolas Laurence Ismael Orville Drew Ervin Dewey Al Wilfred Josh Hugo
    Ignacio Caleb Tomas Sheldon Erick Frankie Stewart Doyle Darrel Rogelio Terence Santiago Alonzo Elias Bert Elbert Ramiro
    Conrad Pat Noah Grady Phil Cornelius Lamar Rolando Clay Percy Dexter Bradford Merle Darin Amos Terrell Moses Irvin Saul
    Roman Darnell Randal Tommie Timmy Darrin Winston Brendan Toby Van Abel Dominick Boyd Courtney Jan Emilio Elijah Cary Domingo
    Santos Aubrey Emmett Marlon Emanuel Jerald Edmond Bernie Barack Mitt Newt Rand Reince Chuck Rudy Jeb Lindsey Mitch Rush
    Sheldon Anderson Jake Wolf Rahm Merrick Loretta Bret Reince Rob Gareth Alistair Alastair Hamish Nigel Rory Angus Callum
    Declan Dylan Ewan Graeme Iain Jeremy Keir Rishi Boris Nick Ed Tobias Andreas Stefan Klaus Jürgen Jörg Uwe Wolfgang Günter
    Günther Heinz Helmut Hans Horst Karl Karsten Kai Lars Lukas Matthias Markus Olaf Rainer Ralf Rolf Sebastian Sven Thorsten
    Torsten Ulrich Volker Werner Friedrich Gerhard Bernd Dieter Dirk Florian Frank Fritz Jens Joachim Johannes Jonas Moritz
    Pierre Jacques Michel Philippe Alain Bernard Christophe Didier Emmanuel Étienne Fabrice Franck François Frédéric Gérard
    Gilles Guillaume Henri Hervé Jean Jérôme Julien Laurent Luc Marcel Mathieu Nicolas Olivier Pascal Patrice Rémi Romain
    Sébastien Stéphane Sylvain Thierry Vincent Xavier Yves Yann Antoine Arnaud Benoît Bruno Cédric Denis José Jesús Ángel
    Álvaro Andrés Iñigo Joaquín Íñigo Mariano Martín Óscar Raúl Sergio Tomás Víctor Pablo Rafael Mohammed Muhammad Ahmed Ali
    Hassan Hussein Ibrahim Khalid Mahmoud Mustafa Omar Yusuf Abdul Abdullah Benjamin Binyamin Vladimir Dmitry Sergei Sergey
    Mikhail Igor Oleg Andrei Aleksandr Giovanni Giuseppe Luca Matteo Paolo Silvio Enver Jürgen Magnus Anders Erik Henrik
    Mikael Nils Ole Per 
    Narendra Rajiv Rahul Sanjay Anil Arun Vijay Ravi Amit Arjun Sunil Deepak Imran Nawaz Recep Emre Mehmet Hakan Cem
    Joschka Guido Armin Norbert Winfried Reinhard Egon Erich Ernst Emil Anton Alois Xaver Gábor Zoltán László István Péter
    Tomasz Piotr Paweł Krzysztof Jarosław Mateusz Andrzej Lech Donatas Mark Jaap Pieter Geert Willem Jeroen Maarten Sander
    Wes Tad Cornel Cornell Vlad Yuri Raj Ravi Sal Shep Skip Stu Ty Vic Vin Vince Wiley Wilf Rick Ricky Robby Ronny Tucker Trey Trent Tate Sonny Reid Rhett Quentin Mort Monty Mickey Lou Les Lenny Lenn Kip Jerry
    Hal Gus Gabe Fritz Ethan Liam Mason Logan Aiden Connor Hunter Chase Colby Carson Bo Beau Barney Bart Barron Ari Abe Zack Zach
    Achim Adolf Albrecht Alfons Arndt August Axel Balthasar Bastian Benedikt Berthold Björn Burkhard Carsten Christoph Clemens
    Cornelius Detlef Dietmar Dominik Eberhard Eckhard Edgar Ekkehard Enno Erwin Ewald Ferdinand Falk Felix Franz Gebhard Georg
    Gernot Gottfried Götz Gregor Hanno Hannes Harald Hartmut Heiko Heinrich Helge Henning Henrik Heribert Hermann Hinrich Holger
    Hubertus Ingo Jakob Jan Jannik Jochen Joschka Josef Julius Karl-Heinz Kaspar Konrad Konstantin Korbinian Kurt Leander Lennart
    Leonhard Leopold Linus Lothar Ludwig Lutz Manfred Marius Mathias Maximilian Meinhard Merlin Nico Niklas Norbert Oswald Otto
    Philipp Quirin Reiner Reinhold Richard Robin Rochus Roland Rüdiger Rupert Siegfried Siegmar Sigmar Simon Steffen Theo Thilo
    Thomas Till Timo Udo Valentin Vinzenz Waldemar Walther Wendelin Wilfried Wilhelm Willi Wieland
    Adrien Alexandre Alexis Armand Auguste Aurélien Baptiste Basile Clément Corentin Damien Édouard Émile Éric Étienne Eugène
    Fabien Félix Florent François-Xavier Gabriel Gaël Gaspard Gauthier Georges Grégoire Gustave Hugues Jean-Luc Jean-Marc
    Jean-Marie Jean-Michel Jean-Paul Jean-Pierre Joël Léon Loïc Lucien Maxence Maxime Noé Norbert Paul-Henri Quentin Raphaël
    Raymond Régis Renaud Robin Rodolphe Samuel Simon Théo Thibault Tristan Valentin Victor William Yannick Yvon
    Adolfo Agustín Aitor Alejo Amadeo Ángel Aníbal Baltasar Bartolomé Benito Bernardo Borja Braulio Carmelo Cristóbal Damián
    Diego Eloy Emiliano Esteban Eusebio Fabián Facundo Federico Félix Fermín Gabriel Gaspar Germán Gerónimo Gonzalo Gregorio
    Héctor Hernán Hilario Horacio Iker Isidro Iván Jacinto Javier Jordi Josep Juan-Carlos Julián Leandro Leopoldo Lisandro Lucas
    Marcelo Matías Mauricio Máximo Moisés Nicolás Octavio Pascual Patricio Ramón Rodrigo Rubén Santiago Saúl Sebastián Simón
    Tobías Ulises Valentín Vicente Xavi Zacarías
    Alessandro Alberto Aldo Claudio Cesare Dario Davide Emanuele Enrico Enzo Fabio Federico Filippo Gianni Giacomo Giorgio
    Giulio Gianluca Ivano Leonardo Maurizio Mauro Massimo Pietro Renzo Riccardo Sandro Stefano Tommaso Umberto
    Afonso António Artur Duarte Gonçalo Henrique João Joaquim Jorge Luís Nuno Paulo Rui Tiago Vasco Zeferino
    Bram Cees Daan Dirk Frits Gijs Hendrik Joost Joris Kees Koen Laurens Marten Pim Ruud Sjoerd Stijn Thijs Wouter
    Adam Bartosz Grzegorz Jacek Jakub Janusz Jerzy Józef Kamil Łukasz Maciej Marcin Marek Michał Rafał Ryszard Stanisław Tadeusz
    Wojciech Zbigniew";

pub(in crate::attribution) const FEMALE: &str = "
    Mary Patricia Linda Barbara Elizabeth Jennifer Maria Susan Margaret Dorothy Lisa Nancy Karen Betty Helen Sandra Donna Carol
    Ruth Sharon Michelle Laura Sarah Kimberly Deborah Jessica Shirley Cynthia Angela Melissa Brenda Amy Anna Rebecca Virginia
    Kathleen Pamela Martha Debra Amanda Stephanie Carolyn Christine Marie Janet Catherine Frances Ann Joyce Diane Alice Julie
    Heather Teresa Doris Gloria Evelyn Cheryl Mildred Katherine Joan Ashley Judith Rose Janice Nicole Judy Christina Kathy
    Theresa Beverly Denise Tammy Irene Jane Lori Rachel Marilyn Andrea Kathryn Louise Sara Anne Jacqueline Wanda Bonnie Julia
    Ruby Lois Tina Phyllis Norma Paula Diana Annie Lillian Emily Robin Peggy Crystal Gladys Rita Dawn Connie Florence Tracy Edna
    Tiffany Carmen Rosa Cindy Grace Wendy Victoria Edith Kim Sherry Sylvia Josephine Thelma Shannon Sheila Ethel Ellen Elaine
    Marjorie Carrie Charlotte Monica Esther Pauline Emma Juanita Anita Rhonda Hazel Amber Eva Debbie April Leslie Clara Lucille
    Jamie Joanne Eleanor Valerie Danielle Megan Alicia Suzanne Michele Gail Bertha Darlene Veronica Jill Erin Geraldine Lauren
    Cathy Joann Lorraine Lynn Sally Regina Erica Beatrice Dolores Bernice Audrey Yvonne Annette June Samantha Marion Dana Stacy
    Ana Renee Ida Vivian Roberta Holly Brittany Melanie Loretta Yolanda Jeanette Laurie Katie Kristen Vanessa Alma Sue Elsie
    Beth Jeanne Vicki Carla Tara Rosemary Eileen Terri Gertrude Lucy Tonya Ella Stacey Wilma Gina Kristin Jessie Natalie Agnes
    Vera Willie Charlene Bessie Delores Melinda Pearl Arlene Maureen Colleen Allison Tamara Joy Georgia Constance Lillie
    Claudia Jackie Marcia Tanya Nellie Minnie Marlene Heidi Glenda Lydia Viola Courtney Marian Stella Caroline Dora Jo Vickie
    Mattie Terry Maxine Irma Mabel Marsha Myrtle Lena Christy Deanna Patsy Hilda Gwendolyn Jennie Nora Margie Nina Cassandra
    Leah Penny Kay Priscilla Naomi Carole Brandy Olga Billie Dianne Tracey Leona Jenny Felicia Sonia Miriam Velma Becky Bobbie
    Violet Kristina Toni Misty Mae Shelly Daisy Ramona Sherri Erika Katrina Claire Lindsey Lindsay Geneva Guadalupe Belinda
    Margarita Sheryl Cora Faye Ada Natasha Sabrina Isabel Marguerite Hattie Harriet Molly Cecilia Kristi Brandi Blanche Sandy
    Rosie Joanna Iris Eunice Angie Inez Lynda Madeline Amelia Alberta Genevieve Monique Jodi Janie Maggie Kayla Sonya Jan
    Lee Kristine Candace Fannie Maryann Opal Alison Yvette Melody Luz Susie Olivia Flora Shelley Kristy Mamie Lula Lola Verna
    Beulah Antoinette Candice Juana Jeannette Pam Kelli Hannah Whitney Bridget Karla Celia Latoya Patty Shelia Gayle Della
    Vicky Lynne Sheri Marianne Kara Jacquelyn Erma Blanca Myra Leticia Pat Krista Roxanne Angelica Robyn Rosalie Alexandra
    Brooke Bethany Sadie Bernadette Traci Jody Kendra Jasmine Nichole Rachael Chelsea Mable Ernestine Muriel Marcella Elena
    Krystal Angelina Nadine Kari Estelle Dianna Paulette Lora Mona Doreen Rosemarie Angel Desiree Antonia Hope Ginger Janis
    Betsy Christie Freda Mercedes Meredith Lynette Teri Cristina Eula Leigh Meghan Sophia Eloise Rochelle Gretchen Cecelia
    Raquel Henrietta Alyssa Jana Kelley Gwen Kerry Jenna Tricia Laverne Olive Alexis Tasha Silvia Elvira Casey Delia Sophie
    Kate Patti Lorena Kellie Sonja Lila Lana Darla May Mindy Essie Mandy Lorene Elsa Josefina Jeannie Miranda Dixie Lucia
    Marta Faith Lela Johanna Shari Camille Tami Shawna Elisa Ebony Melba Ora Nettie Tabitha Ollie Jaime Winifred Kristie
    Hillary Hilary Ivanka Melania Megyn Carly Huma Kellyanne Tulsi Nikki Elise Nadia Fatima Aisha Amina Layla Leila Yasmin
    Zainab Priya Anjali Sunita Indira Sonia Siobhan Niamh Aoife Sinead Fiona Isla Eilidh Gemma Zoe Chloe Imogen Poppy Harriet
    Angela Anja Anke Annegret Annalena Antje Beate Birgit Bärbel Claudia Dagmar Elke Eva Franziska Gabriele Gisela Heike Helga
    Ilse Ingrid Jutta Karin Katja Katrin Kerstin Kirsten Manuela Marion Martina Monika Nicole Petra Renate Sabine Sandra Silke
    Simone Steffi Susanne Svenja Tanja Ursula Ulrike Ute Yvonne Nancy Brigitte Christiane Anna Andrea Marine Ségolène Anne
    Aurélie Camille Cécile Céline Chantal Christelle Claire Corinne Delphine Élisabeth Élodie Émilie Florence Françoise
    Geneviève Hélène Isabelle Jacqueline Jeanne Julie Laure Laurence Léa Lucie Manon Marie Marion Martine Mathilde Monique
    Nathalie Noémie Pascale Sandrine Sophie Stéphanie Sylvie Valérie Véronique Virginie Yvette Irène María Ana Carmen Isabel
    Dolores Pilar Josefa Teresa Rosa Cristina Ángeles Laura Elena Mercedes Lucía Marta Concepción Rocío Mónica Inés Begoña
    Yolanda Soraya Alejandra Gabriela Ximena Maja Ingeborg Astrid
    Birgitta Gunilla Greta Freja Kirsten Mette Helle Ursula Kamala Gretchen Michele Michaela Marjorie Kirsten Jeanine Condoleezza
    Gilda Ghazala Lindsay Mika Rikki Tawni Tonia Jahana Sujata Stefania Giulia Chiara Francesca Giorgia Ivana Svetlana Natalia Tatiana Olena Yulia Oksana Anastasia Sofia
    Madeleine Bernadine Arianna Oprah Ayesha Malala Benazir Aung Ellie Abby Abigail Addison Aubree Ava Avery Mia Harper Lily
    Chrissy Dina Gabby Kirstie Loren Liz Lizzie Lulu Mimi Nell Nan Penelope Sasha Malia Tiffani Trudy Wilhelmina Winnie
    Adelheid Agathe Alexandra Alina Almut Amelie Angelika Anika Anita Annette Anneliese Antonia Ariane Barbara Berta Bettina
    Brunhilde Carola Charlotte Christa Christel Christina Cordula Corinna Cornelia Daniela Doris Dorothea Edeltraud Elfriede Elisabeth
    Ella Elli Elsbeth Else Emilia Erna Esther Eveline Frauke Frieda Friederike Gerda Gerlinde Gertrud Gesine Gudrun Hanna
    Hannelore Hedwig Heidemarie Helene Henriette Hermine Hildegard Ilona Imke Inga Inge Ingeborg Irma Irmgard Isabell Jana
    Janine Johanna Josefine Judith Juliane Julika Karla Karoline Katharina Käthe Klara Kristin Lara Lea Lena Leonie Lieselotte Lina
    Linda Lotte Luise Magdalena Maike Mareike Margarete Margit Margot Marianne Marlene Mathilda Mechthild Meike Melanie Mia Mira
    Miriam Mona Nadine Natascha Nele Nina Nora Olga Ottilie Paula Pauline Ragnhild Rebecca Regina Regine Renate Ricarda Romy
    Rosemarie Roswitha Ruth Saskia Selma Sibylle Sieglinde Sigrid Sina Solveig Sonja Stefanie Stephanie Swantje Thea Theresa Tina
    Traute Undine Uta Valentina Vera Verena Veronika Viktoria Walburga Waltraud Wiebke Wilma Zita
    Adèle Agathe Agnès Alice Aline Alix Amandine Amélie Anaïs Andrée Angèle Anne-Marie Anouk Antoinette Apolline Ariane Audrey
    Axelle Bénédicte Bernadette Blandine Capucine Carole Catherine Charlène Clara Clarisse Clémence Colette Coline Constance
    Coralie Daphné Denise Diane Dominique Éléonore Élise Elsa Emma Estelle Eugénie Ève Fanny Félicie Flavie Flore Françoise
    Gabrielle Garance Georgette Ghislaine Ginette Héloïse Henriette Inès Irène Jeannine Joëlle Joséphine Josiane Judith Juliette
    Justine Karine Laetitia Lara Laurène Léonie Lilou Line Lise Louise Lucienne Ludivine Lydie Madeleine Maëlle Maëlys Magali
    Manon Margaux Margot Marguerite Maryse Mathilde Mireille Morgane Muriel Myriam Nadège Nadia Odette Odile Océane Ophélie
    Pauline Perrine Rachel Raymonde Régine Renée Roselyne Sabrina Salomé Simone Solange Solène Suzanne Sylviane Thérèse
    Vanessa Viviane Yolande Yvonne Zoé
    Adela Adriana Aitana Alba Alicia Almudena Amparo Andrea Ángela Antonia Ariadna Asunción Aurora Beatriz Belén Berta Blanca
    Candela Carla Carlota Carolina Catalina Celia Clara Consuelo Cecilia Daniela Diana Elisa Elvira Emilia Encarnación Esperanza
    Esther Estrella Eugenia Eva Fátima Francisca Gema Gloria Graciela Guadalupe Inmaculada Irene Josefina Juana Julia Leire Leonor
    Leticia Lidia Lourdes Luisa Macarena Magdalena Manuela Margarita Marina Matilde Mercè Milagros Mireia Miriam Montserrat Natalia
    Nerea Noelia Nuria Olga Paloma Patricia Paula Paz Raquel Rebeca Remedios Rosario Sandra Sara Silvia Sofía Sonia Susana Tatiana
    Trinidad Valentina Valeria Vanesa Verónica Victoria Violeta Virginia Yaiza Zulema
    Alessia Antonella Benedetta Chiara Cinzia Cristina Elisa Federica Francesca Gabriella Giorgia Giovanna Giulia Ilaria Lucia
    Livia Marta Mirella Ottavia Paola Roberta Serena Silvia Simona Teresa Valentina
    Beatriz Catarina Conceição Fernanda Filipa Graça Inês Joana Leonor Luísa Madalena Mafalda Margarida Matilde Rita Sofia
    Anneke Annemarie Femke Hanneke Ilse Ineke Janneke Lieke Lotte Marijke Marieke Mieke Saskia Sanne Tineke Wilma
    Agnieszka Aleksandra Alicja Barbara Beata Danuta Dorota Elżbieta Ewa Grażyna Iwona Jadwiga Joanna Justyna Katarzyna
    Krystyna Magdalena Małgorzata Monika Natalia Renata Urszula Wiesława Zofia";
