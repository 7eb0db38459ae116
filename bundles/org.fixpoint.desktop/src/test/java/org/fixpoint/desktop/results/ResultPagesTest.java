package org.fixpoint.desktop.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fixpoint.api.figure.Figure;
import org.junit.jupiter.api.Test;

class ResultPagesTest {
    private static final ResultPages.Page DRAWN =
            new ResultPages.Page.Drawn(FigureView.of(new Figure("a figure", Optional.empty(), 1, List.of())));
    private static final ResultPages.Page LISTED = new ResultPages.Page.Listed(Sheet.ofFailures(List.of("a")));

    private static ResultPages pages(String first, ResultPages.Page page, String second, ResultPages.Page other) {
        Map<String, ResultPages.Page> pages = new LinkedHashMap<>();
        pages.put(first, page);
        pages.put(second, other);
        return new ResultPages(pages, Optional.empty());
    }

    @Test
    void anotherRunOpensThePageThatWasLookedAt() {
        ResultPages pages = pages("lines", DRAWN, "table a", LISTED);
        assertEquals("table a", pages.opening("table a"));
        assertEquals("lines", pages.opening("curve"));
        assertEquals("", ResultPages.NONE.opening("table a"));
    }

    @Test
    void pagesStandSideBySideWhereBothRunsHaveThemInOneKind() {
        ResultPages pages = pages("lines", DRAWN, "table a", LISTED);
        assertTrue(pages.whyNotBeside(pages, "lines").isEmpty());
        assertTrue(pages.whyNotBeside(pages, "table a").isEmpty());
        assertEquals(
                "Only one of the runs has lines.",
                pages.whyNotBeside(ResultPages.NONE, "lines").orElse(""));
        assertEquals(
                "None of the runs has curve.",
                pages.whyNotBeside(pages, "curve").orElse(""));
        ResultPages other = pages("lines", new ResultPages.Page.Painted(Path.of("lines.png")), "table a", DRAWN);
        assertTrue(pages.whyNotBeside(other, "lines").isPresent());
        assertTrue(pages.whyNotBeside(other, "table a").isPresent());
    }
}
