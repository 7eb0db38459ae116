package org.fixpoint.desktop.window;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ST;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.fixpoint.desktop.Desk;
import org.fixpoint.desktop.Topic;
import org.fixpoint.desktop.document.Highlight;
import org.fixpoint.desktop.document.Indentation;
import org.fixpoint.desktop.help.HelpPage;
import org.fixpoint.engine.document.TextChange;

/** The experiment as text, with lines at fault marked. */
final class YamlPane {
    private final Desk desk;
    private final Look look;
    private final StyledText text;
    private boolean updating;

    YamlPane(Composite parent, Desk desk, Look look) {
        this.desk = desk;
        this.look = look;
        text = new StyledText(parent, SWT.MULTI | SWT.V_SCROLL | SWT.H_SCROLL);
        text.setFont(look.fixed());
        text.setMargins(Look.GAP, Look.GAP, Look.GAP, Look.GAP);
        text.setTabs(2);
        Look.name(text, "Experiment as YAML");
        HelpPane.on(text, () -> desk.shelves()
                .catalogue()
                .flatMap(all -> HelpPage.at(text.getText(), text.getCaretOffset(), desk.form(), all)));
        text.addListener(SWT.Modify, event -> typed());
        text.setKeyBinding(SWT.MOD1 | 'A', ST.SELECT_ALL);
        text.addListener(ST.VerifyKey, this::pressed);
        text.addListener(
                SWT.Traverse,
                event -> { // Shift+Tab would leave the text; Ctrl+Tab does
                    if (event.detail == SWT.TRAVERSE_TAB_PREVIOUS && (event.stateMask & SWT.MOD1) == 0) {
                        event.doit = false;
                    }
                });
        text.addListener(SWT.FocusOut, event -> desk.manuscript().pause());
        desk.onChange(topic -> {
            if (topic == Topic.TEXT) {
                show();
            } else if (topic == Topic.READING) {
                style();
            }
        });
        show();
    }

    StyledText text() {
        return text;
    }

    /** Puts the caret at a place, counted from 1. */
    void reveal(int line, int column) {
        if (line < 1 || line > text.getLineCount()) {
            return;
        }
        int start = text.getOffsetAtLine(line - 1);
        text.setCaretOffset(Math.min(text.getCharCount(), start + Math.max(0, column - 1)));
        text.showSelection();
        text.setFocus();
    }

    private void pressed(Event event) {
        Point at = text.getSelection();
        boolean plain = (event.stateMask & SWT.MODIFIER_MASK) == 0;
        if (event.keyCode == SWT.TAB && (plain || event.stateMask == SWT.SHIFT)) {
            event.doit = false;
            put(plain ? Indentation.in(text.getText(), at.x, at.y) : Indentation.out(text.getText(), at.x, at.y));
        } else if (plain && (event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR)) {
            event.doit = false;
            put(Indentation.enter(text.getText(), at.x, at.y, text.getLineDelimiter()));
        }
    }

    private void put(Indentation now) {
        TextChange change = now.change();
        text.replaceTextRange(change.start(), change.end() - change.start(), change.replacement());
        text.setSelection(now.from(), now.to());
        text.showSelection();
    }

    private void typed() {
        if (!updating) {
            String now = text.getText();
            TextChange change = TextChange.between(desk.manuscript().text(), now);
            desk.manuscript().change(now, "typing");
            if (change.replacement().contains("\n") || change.end() - change.start() > 1) {
                desk.manuscript().pause();
            }
        }
    }

    private void show() {
        String shown = text.getText();
        String now = desk.manuscript().text();
        if (!shown.equals(now)) {
            TextChange change = TextChange.between(shown, now);
            updating = true;
            try {
                text.replaceTextRange(change.start(), change.end() - change.start(), change.replacement());
            } finally {
                updating = false;
            }
            if (text.isFocusControl()) { // what was undone is seen
                text.setCaretOffset(change.start() + change.replacement().length());
                text.showSelection();
            }
        }
        style();
    }

    private void style() {
        List<StyleRange> ranges = new ArrayList<>();
        for (int line = 0; line < text.getLineCount(); line++) {
            int offset = text.getOffsetAtLine(line);
            Highlight.of(line + 1, text.getLine(line), desk.faults())
                    .forEach(highlight -> ranges.add(range(highlight, offset)));
        }
        text.setStyleRanges(ranges.toArray(StyleRange[]::new));
    }

    private StyleRange range(Highlight highlight, int offset) {
        StyleRange range = new StyleRange();
        range.start = offset + highlight.start();
        range.length = highlight.length();
        if (highlight.fault()) {
            range.underline = true;
            range.underlineStyle = SWT.UNDERLINE_SQUIGGLE;
            range.underlineColor = look.fault();
        } else {
            range.foreground = look.faint();
        }
        return range;
    }
}
