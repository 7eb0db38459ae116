package org.fixpoint.desktop.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fixpoint.engine.describe.Description;
import org.fixpoint.engine.run.Descriptions;
import org.junit.jupiter.api.Test;

class PreviewTest {
    private static final Subject FORMULA = new Subject("activation", "formula", List.of("formula=1"));
    private static final Preview PAINTED =
            new Preview(FORMULA, List.of("y = 1"), Map.of(), List.of(Path.of("one.png")), false);
    private static final Preview FAULTY = new Preview(FORMULA, List.of("no pole at 0"), Map.of(), List.of(), true);

    @Test
    void besideAFaultTheFiguresBeforeItStayAndSayOfWhatTheyAre() {
        Preview shown = FAULTY.after(Optional.of(PAINTED));
        assertEquals(PAINTED.images(), shown.images());
        assertEquals(List.of("no pole at 0", "The figures are of the last valid text."), shown.lines());
        assertEquals(shown, FAULTY.after(Optional.of(shown)));
        assertEquals(PAINTED, PAINTED.after(Optional.of(shown)));
    }

    @Test
    void withoutFiguresOrOfAnotherSubjectTheFaultStandsAlone() {
        assertEquals(FAULTY, FAULTY.after(Optional.empty()));
        assertEquals(FAULTY, FAULTY.after(Optional.of(FAULTY)));
        Preview other =
                new Preview(Subject.of("activation", "relu"), List.of(), Map.of(), List.of(Path.of("relu.png")), false);
        assertEquals(FAULTY, FAULTY.after(Optional.of(other)));
    }

    @Test
    void whereAnActivationIsBrokenIsToldInWords() {
        Map<String, Object> facts = Map.of(
                "summary", "a bent line",
                "kinks", List.of(-1.0, 1 / 3.0),
                "jumps", List.of(2.0));
        Descriptions.Described described =
                new Descriptions.Described(new Description(facts, List.of(), List.of()), List.of());
        Preview preview = Preview.of(FORMULA, new Descriptions.Sketched(described, Map.of()));
        assertEquals(List.of("a bent line", "kinks at -1, 0.3333", "jump at 2"), preview.lines());
    }

    @Test
    void ofManyKinksTheFirstAreTold() {
        assertEquals(
                Optional.of("kinks at 1, 2, 3, 4, 5 and 2 more"),
                Preview.breaks("kinks", List.of(1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0)));
        assertEquals(Optional.empty(), Preview.breaks("kinks", List.of()));
    }
}
