package org.fixpoint.desktop.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GalleryTest {
    private static final List<Template> ALL = List.of(
            template("examples", "first", "# What do random layers do?\nfixpoint: 1\n"),
            template("examples", "memory", "# All fixed points of a Hopfield network. With proof.\n# More.\n"),
            template("examples", "phase", "fixpoint: 1 # no sentence\n"),
            template("examples", "tabulated", "# From a table\n"),
            template("reproduce/hopfield", "cips", "# The faces, see arXiv:1.2, e.g. section 4.\n"),
            template("reproduce/hopfield", "digits", "\n# Where states end.\n"));

    private static Template template(String shelf, String name, String text) {
        return new Template(shelf, name, text, Path.of(shelf, name + ".yaml"));
    }

    private static String selected(Gallery gallery) {
        return gallery.selected().map(Template::name).orElse("");
    }

    @Test
    void theSentenceOfATemplateIsTheFirstLineOfItsComment() {
        assertEquals(
                List.of(
                        "What do random layers do?",
                        "All fixed points of a Hopfield network. With proof.",
                        "",
                        "From a table",
                        "The faces, see arXiv:1.2, e.g. section 4.",
                        "Where states end."),
                ALL.stream().map(Template::sentence).toList());
    }

    @Test
    void rowsEndWithTheirShelf() { // rows of 3: first memory phase / tabulated / cips digits
        Gallery gallery = Gallery.of(ALL, 3);
        assertEquals("first", selected(gallery));
        assertEquals("tabulated", selected(gallery.rows(1)));
        assertEquals("cips", selected(gallery.rows(2)));
        assertEquals("tabulated", selected(gallery.along(2).rows(1))); // below phase is nothing: the last of that row
        assertEquals("digits", selected(gallery.along(1).rows(2)));
        assertEquals("memory", selected(gallery.along(1).rows(2).rows(-9)));
        assertEquals("first", selected(gallery.rows(-1)));
        assertEquals("phase", selected(gallery.along(2).rows(-1)));
        assertEquals("cips", selected(gallery.along(4)));
        assertEquals("digits", selected(gallery.along(99)));
        assertEquals("first", selected(gallery.along(-1)));
        assertEquals("cips", selected(gallery.in(1).along(3).rows(1)));
        assertEquals(Set.of("examples", "reproduce/hopfield"), gallery.shelves().keySet());
    }

    @Test
    void aSearchKeepsWhatIsSelectedWhileItMatches() {
        Gallery digits = Gallery.of(ALL, 3).along(5);
        assertEquals("digits", selected(digits.matching(ALL, "hopfield STATES")));
        assertEquals("memory", selected(digits.matching(ALL, "proof")));
        Gallery none = digits.matching(ALL, "nothing of the kind");
        assertEquals(Optional.empty(), none.selected());
        assertTrue(none.templates().isEmpty());
        assertEquals(none, none.along(1).rows(1).select(ALL.get(0)));
        assertEquals("first", selected(none.matching(ALL, " ")));
    }

    @Test
    void aRowHasRoomForOneAtLeast() {
        assertThrows(IllegalArgumentException.class, () -> Gallery.of(ALL, 0));
    }
}
