package org.fixpoint.engine.document;

import java.util.List;

/** Takes one value out of a text. */
final class YamlRemoval {
    private final String text;
    private final Place place;
    private final List<Place> siblings;
    private final int index;

    YamlRemoval(String text, Place place) {
        this.text = text;
        this.place = place;
        this.siblings = place.parent().orElseThrow().children();
        this.index = siblings.indexOf(place);
    }

    TextChange change() {
        Place parent = place.parent().orElseThrow();
        boolean list = parent.form() == Place.Form.FLOW_LIST || parent.form() == Place.Form.BLOCK_LIST;
        if (siblings.size() == 1) {
            boolean top = parent.parent().isEmpty();
            return top && parent.form() == Place.Form.BLOCK_MAPPING
                    ? lines(place.keyStart())
                    : new TextChange(parent.start(), parent.end(), list ? "[]" : "{}");
        }
        if (parent.form() == Place.Form.FLOW_LIST || parent.form() == Place.Form.FLOW_MAPPING) {
            return index > 0
                    ? new TextChange(siblings.get(index - 1).end(), place.end(), "")
                    : new TextChange(place.keyStart(), siblings.get(1).keyStart(), "");
        }
        int begin = list ? dash() : place.keyStart();
        if (text.substring(Place.lineStart(text, begin), begin).isBlank()) {
            return lines(begin);
        }
        return new TextChange(begin, list ? nextDash() : siblings.get(index + 1).keyStart(), ""); // behind a dash
    }

    /** The whole lines from a character to the end of the value, comments behind it included. */
    private TextChange lines(int begin) {
        boolean literal = place.end() > 0 && text.charAt(place.end() - 1) == '\n';
        int last = literal ? place.end() : Place.lineEnd(text, place.end());
        int behind = literal ? last : last + (text.startsWith("\r\n", last) ? 2 : last < text.length() ? 1 : 0);
        return new TextChange(Place.lineStart(text, begin), behind, "");
    }

    private int dash() {
        return text.lastIndexOf('-', Math.max(0, place.start() - 1));
    }

    private int nextDash() {
        return text.lastIndexOf('-', siblings.get(index + 1).start() - 1);
    }
}
