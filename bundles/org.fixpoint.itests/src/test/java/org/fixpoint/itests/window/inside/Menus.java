package org.fixpoint.itests.window.inside;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Shell;

/** Whether every item of every menu can be reached by keys: each has a mnemonic of its own in its menu, and does something. */
final class Menus {
    private Menus() {}

    static List<String> faults(Display display) {
        List<String> faults = new ArrayList<>();
        int items = 0;
        for (Shell shell : display.getShells()) {
            Optional<Menu> bar = Optional.ofNullable(shell.getMenuBar());
            items += bar.map(menu -> menu.getItemCount()).orElse(0);
            bar.ifPresent(menu -> look(menu, "menu", faults));
            twice(shell, bar, faults);
        }
        if (items == 0) {
            faults.add("there is no menu");
        }
        return faults;
    }

    /** Letters that two of a window's menus, buttons and labels have. */
    private static void twice(Shell shell, Optional<Menu> bar, List<String> faults) {
        List<String> texts = new ArrayList<>();
        bar.ifPresent(menu -> List.of(menu.getItems()).forEach(item -> texts.add(item.getText())));
        for (Control control : Controls.visible(shell.getDisplay())) {
            if (control.getShell().equals(shell)) {
                texts.add(
                        control instanceof Button button
                                ? button.getText()
                                : control instanceof Label label ? label.getText() : "");
            }
        }
        List<String> taken = new ArrayList<>();
        for (String text : texts) {
            Optional<String> letter = mnemonic(text);
            letter.filter(taken::contains)
                    .ifPresent(again -> faults.add(text + " has the letter of another in " + shell.getText()));
            letter.ifPresent(taken::add);
        }
    }

    private static void look(Menu menu, String above, List<String> faults) {
        menu.notifyListeners(SWT.Show, new Event());
        List<String> taken = new ArrayList<>();
        for (MenuItem item : menu.getItems()) {
            String text = item.getText();
            String name = above + " > " + text.replaceAll("\t.*", "");
            if ((item.getStyle() & SWT.SEPARATOR) != 0) {
                continue;
            }
            Optional<String> mnemonic = mnemonic(text);
            boolean path =
                    text.startsWith("/") || text.equals("nothing yet"); // of these there are as many as there are
            if (mnemonic.isEmpty() && !path) {
                faults.add(name + " has no mnemonic");
            }
            mnemonic.filter(taken::contains).ifPresent(letter -> faults.add(name + " has the mnemonic of another"));
            mnemonic.ifPresent(taken::add);
            if (item.getMenu() != null) {
                look(item.getMenu(), name, faults);
            } else if (!item.isListening(SWT.Selection) && item.isEnabled() && !path) {
                faults.add(name + " does nothing");
            }
        }
    }

    private static Optional<String> mnemonic(String text) {
        int at = text.replace("&&", "  ").indexOf('&');
        return at < 0 || at + 1 >= text.length()
                ? Optional.empty()
                : Optional.of(text.substring(at + 1, at + 2).toLowerCase(Locale.ROOT));
    }
}
