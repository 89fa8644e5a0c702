"""Operates the real program like a screen reader, over AT-SPI.

    dbus-run-session -- /usr/bin/python3 drive.py PROGRAM PART

PART is one of those at the end of this file. Exits with 0 if all checks pass; otherwise prints the failed one and exits
with 1. Writes into the current folder, and needs a display.
"""

import json
import os
import pathlib
import subprocess
import sys
import time
import warnings

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

warnings.simplefilter("ignore")

DEADLINE = 60.0

# Roles of controls. Each of these must have a name.
CONTROLS = {
    "check box", "combo box", "entry", "heading", "link", "menu item", "page tab", "password text", "push button",
    "radio button", "scroll bar", "separator", "slider", "text", "toggle button", "document frame", "image", "landmark", "tool bar",
    "frame", "dialog",
}

CRIME = (
    "“Our two countries have agreed to strengthen our joint response to transnational crimes, including scams.” "
    "— Lee Jae-myung, President of the Republic of Korea, joint press announcement, Nara Prefecture, Japan, "
    "13 January 2026 (Korea Policy Briefing)"
)


class Broken(Exception):
    """A failed check."""


def wait_until(what, seen):
    """Waits until `seen` returns something, and returns that."""
    end = time.monotonic() + DEADLINE
    while time.monotonic() < end:
        for _ in range(50):
            GLib.MainContext.default().iteration(False)
        try:
            found = seen()
        except GLib.Error:
            # It has disappeared in the meantime.
            found = None
        if found:
            return found
        time.sleep(0.05)
    raise Broken(f"waited too long for this: {what}")


def switch_on():
    """Starts the message bus, and announces that a screen reader is listening."""
    launcher = next(
        path
        for path in ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
        if os.path.exists(path)
    )
    bus = subprocess.Popen([launcher, "--launch-immediately"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    command = [
        "gdbus", "call", "--session", "--dest", "org.a11y.Bus", "--object-path", "/org/a11y/bus", "--method",
        "org.freedesktop.DBus.Properties.Set", "org.a11y.Status", "IsEnabled", "<true>",
    ]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    wait_until("the bus takes settings", lambda: subprocess.run(command, check=False, **quiet).returncode == 0)
    return bus


def xdotool(*arguments):
    """The output of a command. A search without results exits with 1."""
    return subprocess.run(["xdotool", *arguments], capture_output=True, check=False, text=True).stdout.strip()


class Program:
    """The running program and its accessibility tree."""

    def __init__(self, program, *arguments):
        self.process = subprocess.Popen([program, *arguments], stdin=subprocess.DEVNULL)
        self.announced = []
        self.listener = Atspi.EventListener.new(self.hear)
        self.listener.register("object:announcement")
        self.app = wait_until("the program is on the bus", self.find)
        self.find_one("a window", lambda node: node.get_role_name() == "frame" and node.get_name())
        self.window = wait_until("the window is on the display", self.find_window)
        wait_until("the window has the keyboard", self.has_keyboard)

    def find_window(self):
        found = xdotool("search", "--onlyvisible", "--name", "Briefing Viewer")
        return found.splitlines()[0] if found else None

    def has_keyboard(self):
        xdotool("windowfocus", self.window)
        return xdotool("getwindowfocus") == self.window

    def find(self):
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            app = desktop.get_child_at_index(i)
            if app and app.get_process_id() == self.process.pid:
                return app
        return None

    def hear(self, event):
        self.announced.append(str(event.any_data))

    def nodes(self):
        """All nodes, from top to bottom."""
        self.app.clear_cache()
        nodes = [self.app]
        while nodes:
            node = nodes.pop()
            yield node
            nodes.extend(reversed(self.children(node)))

    def children(self, node):
        """The children of a node. None if the node disappeared during the walk, because the program changes the tree."""
        try:
            children = [node.get_child_at_index(i) for i in range(node.get_child_count())]
        except GLib.Error:
            if self.process.poll() is not None:
                raise Broken(f"the program ended, exit code {self.process.returncode}") from None
            return []
        return [child for child in children if child]

    def find_one(self, what, fits):
        return wait_until(what, lambda: next((node for node in self.nodes() if fits(node)), None))

    def named(self, name):
        """The node with this name, or else the first whose name has this beginning."""

        def find():
            begun = [node for node in self.nodes() if node.get_name().startswith(name)]
            return next((node for node in begun if node.get_name() == name), begun[0] if begun else None)

        return wait_until(f"something called {name}…", find)

    def wait_until_gone(self, beginning):
        wait_until(
            f"{beginning}… is gone",
            lambda: not any(node.get_name().startswith(beginning) for node in self.nodes()),
        )

    def press(self, beginning):
        """Presses a control by its accessible action."""
        if not self.named(beginning).get_action_iface().do_action(0):
            raise Broken(f"{beginning}… cannot be pressed")

    def press_button(self, name):
        """The same for a button with exactly this name, if something else has the same name."""

        def is_it(node):
            return "button" in node.get_role_name() and node.get_name() == name

        if not self.find_one(f"a button called {name}", is_it).get_action_iface().do_action(0):
            raise Broken(f"{name} cannot be pressed")

    def keys(self, *keys):
        """Presses keys like a keyboard. Not for anything that accessible actions can do."""
        xdotool("key", *keys)

    def wait_for_announcement(self, beginning):
        wait_until(
            f"{beginning}… is announced; was: {self.announced}",
            lambda: any(said.startswith(beginning) for said in self.announced),
        )

    def is_pressed(self, beginning):
        states = self.named(beginning).get_state_set()
        return states.contains(Atspi.StateType.PRESSED) or states.contains(Atspi.StateType.CHECKED)

    def close(self):
        self.process.terminate()
        self.process.wait()


def walk(program, view):
    """Every control of a view has a name, and the view has a heading. Walks again if the tree has changed meanwhile."""
    return wait_until(f"{view} holds still", lambda: walk_once(program, view))


def walk_once(program, view):
    roles = {}
    for node in program.nodes():
        role, name = node.get_role_name(), node.get_name()
        roles.setdefault(role, []).append(name)
        if role in CONTROLS and not name.strip():
            parent = node.get_parent()
            raise Broken(f"{view}: a {role} without a name, within {parent and parent.get_role_name()}")
        if node.get_action_iface() and node.get_action_iface().get_n_actions() and not name.strip():
            raise Broken(f"{view}: a {role} that can be pressed has no name")
    print(f"{view}: {sum(map(len, roles.values()))} nodes, {len(roles.get('heading', []))} headings")
    if not roles.get("heading"):
        raise Broken(f"{view}: nothing is a heading")
    return roles


def walk_every_view(program):
    roles = walk(program, "the full briefing")
    for pane in ("Topics", "Quotes", "Reading pane", "Status"):
        if pane not in roles.get("landmark", []):
            raise Broken(f"the pane {pane} is no landmark: {roles.get('landmark')}")
    for topic in ("Economy", "History", "Crime", "Exchanges", "Gifts"):
        program.press(f"{topic}, ")
        program.named(f"Text: {topic}")
        walk(program, topic)
    program.press("Add quote ")
    program.press("Basket 1")
    program.named("Clear basket")
    walk(program, "the basket")
    program.press("Speakers")
    program.named("Lee Jae-myung on ")
    walk(program, "who is quoted")
    program.press("Quotes ")
    # Showing another view clears the choice, so wait for the view first.
    program.press("Full briefing, ")
    program.named("Text: Full briefing")
    program.keys("alt+Down")
    wait_until("a quote is chosen", lambda: program.is_pressed("Quote 1, by "))
    for view, keys, name in [
        ("the settings of the text", "ctrl+comma", "Line height: Normal"),
        ("the keys", "F1", "Keyboard shortcuts"),
        ("what the program is", "shift+F1", "Version "),
        ("the formats", "F2", "Copy as"),
        ("shortening", "ctrl+shift+e", "Shorten"),
        ("the export", "ctrl+e", "Export"),
        ("printing", "ctrl+p", "Print"),
        ("the problems", "F8", "Problems"),
        ("going to a paragraph", "ctrl+g", "Go to paragraph"),
    ]:
        program.keys(keys)
        program.named(name)
        walk(program, view)
        program.keys("Escape")
        program.wait_until_gone(name)
    for view, button, beginning in [
        ("the menu", "Menu", "Reload"),
        ("the filter of speakers", "Filter by speaker", "Wi Sung-rak, "),
        ("the filter of occasions", "Filter by occasion", "Dinner, "),
        ("what else a card has", "More for quote ", "Copy link"),
    ]:
        program.press(button)
        program.named(beginning)
        walk(program, view)
        program.keys("Escape")
        program.wait_until_gone(beginning)
    program.keys("ctrl+f")
    program.keys(*"summit")
    program.wait_for_announcement("1 of ")
    walk(program, "find")
    program.keys("Escape")


def do_the_main_job(program):
    """A topic is chosen and a quote is copied with accessible actions only; the result is announced."""
    program.press("Crime, ")
    program.named("Text: Crime")
    program.announced.clear()
    program.press("Copy quote 9, by Lee Jae-myung")
    program.wait_for_announcement("Copied, quote with attribution: Lee Jae-myung")
    command = ["xclip", "-selection", "clipboard", "-o"]
    pasted = wait_until("the clipboard has it", lambda: subprocess.run(command, capture_output=True, check=False).stdout)
    if pasted.decode() != CRIME:
        raise Broken(f"what was copied is: {pasted.decode()}")


def go_from_text_to_quote_and_back(program):
    program.press("Crime, ")
    program.named("Text: Crime")
    program.press("Quote 10 in the text, by Lee Jae-myung")
    wait_until("its card is the chosen one", lambda: program.is_pressed("Quote 10, by Lee Jae-myung"))
    program.press("Quote 11, by Lee Jae-myung")
    wait_until("its words are the chosen ones", lambda: program.is_pressed("Quote 11 in the text, by Lee Jae-myung"))


def focused(program):
    """The name of the focused node, or of the window if that has the focus."""
    nodes = (node for node in program.nodes() if node.get_state_set().contains(Atspi.StateType.FOCUSED))
    return next((node.get_name() for node in nodes), "")


def keep_the_focus(program):
    parts = [node.get_name() for node in program.nodes() if node.get_role_name() in ("landmark", "tool bar")]
    if parts != ["Tools", "Topics", "Reading pane", "Quotes", "Status"]:
        raise Broken(f"the parts of the window come in this order: {parts}")
    for keys, name in [
        (["shift+F6"], "Full briefing, "),
        (["Down", "Down", "Down", "Down"], "Exchanges, "),
        (["F1"], "Keyboard shortcuts"),
        (["Escape"], "Exchanges, "),
        (["F8"], "Problems: "),
        (["Escape"], "Exchanges, "),
        (["ctrl+t"], "Speakers"),
        (["ctrl+t"], "Exchanges, "),
        (["ctrl+j"], "Basket 0"),
        (["ctrl+j"], "Exchanges, "),
        (["ctrl+f"], "Find in the briefing"),
        (["Escape"], "Exchanges, "),
        (["Escape"], "Exchanges, "),
        (["shift+F10"], "Show"),
        (["Escape"], "Exchanges, "),
        (["Menu"], "Show"),
        (["Escape"], "Exchanges, "),
        (["alt+Down", "F2"], "Quote with attribution"),
        (["Down"], "Markdown"),
        (["Escape"], "Exchanges, "),
    ]:
        program.keys("--delay", "12", *keys)
        wait_until(f"{keys} lead to {name}…; there is {focused(program)}", lambda: focused(program).startswith(name))


def mark_words_of_ones_own(program):
    """An own note is written, listed, copied and removed with accessible actions; selecting needs the keyboard."""
    program.press("Crime, ")
    program.named("Text: Crime")
    program.keys("ctrl+a")
    program.press("Menu")
    program.press("Your marks")
    program.press("Add my note…")
    program.named("Save note")
    walk(program, "a note of one's own")
    wait_until("the field for the note has the focus", lambda: focused(program) == "Note")
    program.keys(*"Ask")
    program.press("Save note")
    program.wait_for_announcement("Added your note")
    program.press("Marks 1")
    program.named("Your note on “")
    walk(program, "the marks")
    program.press("Copy words and my note")
    program.wait_for_announcement("Copied your own note: Ask")
    program.press("Remove my mark")
    program.wait_for_announcement("Removed your mark")
    program.named("Marks 0")


def check_a_text(program):
    """A text is entered, and its findings are announced, chosen, filtered and opened, with accessible actions only."""
    folder = pathlib.Path(__file__).resolve().parents[1] / "fixtures" / "verify"
    text = (folder / "summit-article.txt").read_text(encoding="utf-8")
    expected = json.loads((folder / "summit-article.findings.json").read_text(encoding="utf-8"))["findings"]
    kinds = [finding["finding"] for finding in expected]
    judged = len(kinds) - kinds.count("phrase")
    standing = sum(kind in ("verbatim", "shortened", "edited") for kind in kinds)
    program.press("Menu")
    program.press("Check a text…")
    field = program.named("Text to check")
    walk(program, "what asks for a text")
    field.get_component_iface().grab_focus()
    subprocess.run(["xclip", "-selection", "clipboard"], input=text.encode(), check=True)
    program.keys("ctrl+v")
    program.announced.clear()
    check = program.find_one("a button that is called Check", lambda node: is_button(node, "Check"))
    wait_until("it can be pressed", lambda: check.get_state_set().contains(Atspi.StateType.ENABLED))
    check.get_action_iface().do_action(0)
    summary = f"{standing} of {judged} quotations verified"
    program.wait_for_announcement(summary)
    if program.named(summary).get_role_name() != "heading":
        raise Broken(f"{summary} is no heading")
    walk(program, "the check of a text")
    # The worst come first. A finding has its words with quotation marks in the list, and without in the text.
    altered, not_found = "Altered: differs from the source: “", "Not found in any source: “"
    program.named("Misattributed: ")
    program.press(altered)
    wait_until("an altered one is chosen", lambda: is_chosen(program, altered))
    program.press(f"{kinds.count('not-found')} not found")
    program.wait_until_gone(altered)
    program.press(not_found)
    wait_until("the one that is not found is chosen", lambda: is_chosen(program, not_found))
    program.press(f"{kinds.count('altered')} altered")
    program.wait_until_gone(not_found)
    program.press(altered)
    wait_until("an altered one is chosen again", lambda: is_chosen(program, altered))
    program.press("Open in the briefing")
    program.named("All 36 quotes verified")
    program.wait_until_gone(summary)


def is_button(node, name):
    return node.get_name() == name and node.get_role_name() in ("push button", "button")


def is_chosen(program, beginning):
    """Whether a selectable node whose name has this beginning is selected."""
    chosen = (Atspi.StateType.SELECTED, Atspi.StateType.PRESSED, Atspi.StateType.CHECKED)
    nodes = (node for node in program.nodes() if node.get_name().startswith(beginning))
    return any(node.get_state_set().contains(state) for node in nodes for state in chosen)


def open_what_has_nothing(program_file):
    program = Program(program_file, "missing.ron")
    program.named("This briefing cannot be shown")
    walk(program, "a file that is not there")
    program.close()
    briefing = 'Briefing(format: 1, title: "{}", body: [Paragraph(text: "Nothing else.")])'
    files = ["one.ron", "two.ron"]
    for file in files:
        pathlib.Path(file).write_text(briefing.format(file), encoding="utf-8")
    program = Program(program_file, *files)
    program.named("Close two.ron")
    walk(program, "two briefings, without topics and quotes")
    program.close()


def reach(program, beginning):
    """The first node whose name has this beginning, scrolling page by page."""
    for _ in range(40):
        for node in program.nodes():
            if node.get_name().startswith(beginning):
                return node
        program.keys("Next")
        time.sleep(0.3)
    raise Broken(f"no page has {beginning}…")


def read_a_transcript_and_a_translation(program_file):
    data = pathlib.Path(__file__).resolve().parents[2] / "data"
    program = Program(program_file, str(data / "harbour-press-conference.ron"))
    program.named("All 31 quotes verified")
    for beginning in ("MODERATOR speaks", "Ines Arden speaks"):
        reach(program, beginning)
    walk(program, "turns of a transcript")
    item = reach(program, "East mole: ")
    if item.get_role_name() != "list item":
        raise Broken(f"an item of a list is a {item.get_role_name()}")
    walk(program, "a list")
    program.close()
    program = Program(program_file, str(data / "island-ferry-bilingual.ron"))
    program.named("All 5 quotes verified")
    program.keys("ctrl+shift+t")
    program.named("Showing: translation and original")
    reach(program, "나래시와 별하도")
    walk(program, "a translation with its original")
    program.close()


def with_the_shipped(part):
    def go(program_file):
        program = Program(program_file, "--shipped")
        part(program)
        program.close()

    return go


HAND = """// Written by hand.
Briefing(
    format: 1,
    title: "Harbour",
    speakers: {"lee": (name: "Ann Lee"), "ek": (name: "Bo Ek")},
    occasions: {"talk": (name: "Talk")},
    body: [
        Paragraph(text: "“We go,” she said.", quotes: [(speaker: "lee", occasion: "talk", text: "We go,")]),
    ],
)
"""


def edit_by_actions_alone(program_file):
    """A quote is attributed to another speaker and back with accessible actions only; the result is announced."""
    file = pathlib.Path("hand.ron")
    file.write_text(HAND, encoding="utf-8")
    program = Program(program_file, str(file))
    program.press("Quote 1, by Ann Lee")
    wait_until("its card is the chosen one", lambda: program.is_pressed("Quote 1, by Ann Lee"))
    program.press("More for quote 1, by Ann Lee")
    program.press("Change speaker…")
    program.press("Bo Ek")
    wait_until("he is chosen", lambda: program.is_pressed("Bo Ek"))
    program.announced.clear()
    program.press_button("Change speaker")
    program.wait_for_announcement("Changed the speaker")
    program.named("Quote 1, by Bo Ek")
    program.press("Menu")
    program.press("Edit")
    program.press("Undo")
    program.wait_for_announcement("Undone: Changed the speaker")
    program.named("Quote 1, by Ann Lee")
    if file.read_text(encoding="utf-8") != HAND:
        raise Broken("the file was changed although nobody has saved it")
    program.close()


PARTS = {
    "copy": with_the_shipped(do_the_main_job),
    "way": with_the_shipped(go_from_text_to_quote_and_back),
    "walk": with_the_shipped(walk_every_view),
    "check": with_the_shipped(check_a_text),
    "focus": with_the_shipped(keep_the_focus),
    "marks": with_the_shipped(mark_words_of_ones_own),
    "empty": open_what_has_nothing,
    "edit": edit_by_actions_alone,
    "transcript": read_a_transcript_and_a_translation,
}


def main():
    program_file, part = sys.argv[1:]
    bus = switch_on()
    Atspi.init()
    try:
        PARTS[part](program_file)
    except Broken as broken:
        print(f"broken: {broken}", file=sys.stderr)
        return 1
    finally:
        bus.terminate()
    return 0


if __name__ == "__main__":
    sys.exit(main())
