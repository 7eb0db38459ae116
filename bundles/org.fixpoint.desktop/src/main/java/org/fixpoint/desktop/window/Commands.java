package org.fixpoint.desktop.window;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Shell;
import org.fixpoint.desktop.Desk;
import org.fixpoint.desktop.OneByOne;

/**
 * The menu, and the keys that do the same.
 *
 * <p>Keys are seen before any widget sees them, so that undo goes over the whole document and not over one field.
 */
final class Commands {
    private static final int MODAL = SWT.PRIMARY_MODAL | SWT.APPLICATION_MODAL | SWT.SYSTEM_MODAL;

    private record Key(int modifiers, int code, Runnable action) {}

    private final Shell shell;
    private final OneByOne oneByOne;
    private final List<Key> keys = new ArrayList<>();

    private Commands(Shell shell, OneByOne oneByOne) {
        this.shell = shell;
        this.oneByOne = oneByOne;
    }

    static void install(Display display, Shell shell, Desk desk, Actions actions) {
        Commands commands = new Commands(shell, new OneByOne(desk.disk(), desk::say));
        Menu bar = new Menu(shell, SWT.BAR);
        Menu file = commands.menu(bar, "&File");
        commands.item(file, "&New", "Ctrl+N", SWT.MOD1, 'n', actions::begin);
        commands.item(file, "New &window", "Ctrl+Alt+N", SWT.MOD1 | SWT.MOD3, 'n', actions::openAnother);
        commands.item(file, "New from &template …", "Ctrl+T", SWT.MOD1, 't', actions::beginWithTemplate);
        commands.item(file, "&Open …", "Ctrl+O", SWT.MOD1, 'o', () -> actions.open(Optional.empty()));
        commands.recent(file, desk, actions);
        commands.item(file, "&Save", "Ctrl+S", SWT.MOD1, 's', () -> actions.save(false));
        commands.item(file, "Save &as …", "Ctrl+Shift+S", SWT.MOD1 | SWT.MOD2, 's', () -> actions.save(true));
        commands.always(file, "&Close", "Ctrl+W", SWT.MOD1, 'w', actions::leave);
        commands.always(file, "&Quit", "Ctrl+Q", SWT.MOD1, 'q', actions::leave);
        Menu edit = commands.menu(bar, "&Edit");
        commands.item(edit, "&Undo", "Ctrl+Z", SWT.MOD1, 'z', desk.manuscript()::undo);
        commands.item(edit, "&Redo", "Ctrl+Y", SWT.MOD1, 'y', desk.manuscript()::redo);
        commands.item(edit, "&Search the catalogue", "Ctrl+F", SWT.MOD1, 'f', actions::search);
        commands.item(edit, "&Form or YAML", "F6", SWT.NONE, SWT.F6, actions::swap);
        commands.item(edit, "&Plug-ins", "F7", SWT.NONE, SWT.F7, actions::plugIns);
        commands.item(edit, "&Write a formula", "Ctrl+Shift+F", SWT.MOD1 | SWT.MOD2, 'f', actions::write);
        commands.item(edit, "&New plug-in …", "Ctrl+Shift+N", SWT.MOD1 | SWT.MOD2, 'n', actions::newPlugIn);
        Menu run = commands.menu(bar, "&Run");
        commands.item(run, "&Run", "Ctrl+Enter", SWT.MOD1, SWT.CR, desk::run);
        commands.always(run, "&Stop", "Esc", SWT.NONE, SWT.ESC, desk.runs()::stop);
        commands.item(run, "&Copy as command", "Ctrl+Shift+C", SWT.MOD1 | SWT.MOD2, 'c', actions::copyCommand);
        Menu help = commands.menu(bar, "&Help");
        commands.item(help, "&Help on this", "F1", SWT.NONE, SWT.F1, actions::help);
        commands.item(help, "&Tour", "Shift+F1", SWT.MOD2, SWT.F1, actions::tour);
        commands.keys.add(new Key(SWT.MOD1, SWT.KEYPAD_CR, commands.oneByOne.free(desk::run)));
        shell.setMenuBar(bar);
        display.addFilter(SWT.KeyDown, commands::pressed);
        display.addFilter(SWT.Traverse, event -> {
            boolean here = shell.equals(display.getActiveShell()); // else a dialog has the keys
            if (here && commands.key(event).isPresent()) { // else Ctrl+Enter presses the button that has the keyboard
                event.doit = false;
            }
        });
    }

    /** The experiments opened last, as they are when the menu is opened. */
    private void recent(Menu file, Desk desk, Actions actions) {
        Menu recent = menu(file, "Open &recent");
        recent.addListener(SWT.Show, shown -> {
            for (MenuItem old : recent.getItems()) {
                old.dispose();
            }
            for (Path path : desk.history().recent()) {
                MenuItem item = new MenuItem(recent, SWT.PUSH);
                item.setText(path.toString().replace("&", "&&"));
                Runnable open = oneByOne.free(() -> actions.open(Optional.of(path)));
                item.addListener(SWT.Selection, event -> open.run());
            }
            if (recent.getItemCount() == 0) {
                new MenuItem(recent, SWT.PUSH).setText("nothing yet");
            }
        });
    }

    private Menu menu(Menu bar, String name) {
        MenuItem item = new MenuItem(bar, SWT.CASCADE);
        item.setText(name);
        Menu menu = new Menu(shell, SWT.DROP_DOWN);
        item.setMenu(menu);
        return menu;
    }

    private void item(Menu menu, String name, String shown, int modifiers, int code, Runnable action) {
        always(menu, name, shown, modifiers, code, oneByOne.free(action));
    }

    private void always(Menu menu, String name, String shown, int modifiers, int code, Runnable action) {
        MenuItem item = new MenuItem(menu, SWT.PUSH);
        item.setText(name + "\t" + shown);
        item.addListener(SWT.Selection, event -> action.run());
        keys.add(new Key(modifiers, code, action));
    }

    private void pressed(Event event) {
        Optional<Shell> other =
                Optional.ofNullable(event.display.getActiveShell()).filter(active -> !active.equals(shell));
        Optional<Shell> closed = other.filter(active -> event.stateMask == SWT.MOD1 && event.keyCode == 'w')
                .filter(active -> (active.getStyle() & MODAL) == 0);
        if (closed.isPresent()) { // that of a figure, say
            event.type = SWT.None;
            event.doit = false;
            closed.get().close();
            return;
        }
        boolean helps = event.keyCode == SWT.F1 && other.filter(HelpPane::isOn).isPresent();
        if (other.isPresent() && !helps) {
            return; // a dialog has the keys
        }
        key(event).ifPresent(key -> {
            event.type = SWT.None;
            event.doit = false;
            key.action().run();
        });
    }

    private Optional<Key> key(Event event) {
        return keys.stream()
                .filter(key -> event.stateMask == key.modifiers() && event.keyCode == key.code())
                .filter(key -> !shell.isDisposed())
                .findFirst();
    }
}
