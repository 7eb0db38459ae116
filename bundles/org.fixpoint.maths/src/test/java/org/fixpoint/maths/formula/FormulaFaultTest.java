package org.fixpoint.maths.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaFaultTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "\"\" | 0 | the formula is empty; write a function of x, such as max(x, 0)",
                "\"   \" | 0 | the formula is empty; write a function of x, such as max(x, 0)",
                "2*(x + 1 | 8 | a closing parenthesis is missing; one is open at column 3",
                "max(x, 0 | 8 | a closing parenthesis is missing; one is open at column 4",
                "x + | 3 | the formula ends too soon; something is missing",
                "2x | 1 | an operator is missing; write 2*x",
                "2 (x+1) | 2 | an operator is missing; write 2*(…)",
                "x(2) | 1 | an operator is missing; write x*(…)",
                "(x)(2) | 3 | an operator is missing; write (…)*(…)",
                "x y | 2 | an operator is missing; write x*y",
                "x*sigmod(x) | 2 | there is no function 'sigmod'; the nearest name is sigmoid",
                "x*frobnicate(x) | 2 | there is no function 'frobnicate'",
                "floor(x) | 0 | there is no function 'floor'; a function that jumps infinitely often is left out; use where(…) for a few steps",
                "tanh(x, 2) | 0 | tanh takes 1 argument, not 2",
                "max(x) | 0 | max takes 2 to 100 arguments, not 1",
                "clip(x) | 0 | clip takes 3 arguments, not 1",
                "exp() | 0 | exp takes 1 argument, not 0",
                "sin x | 4 | sin needs its argument in parentheses; write sin(x)",
                "x + exp | 7 | exp needs its argument in parentheses; write exp(x)",
                "x² | 1 | '²' is not part of a formula; write ^2",
                "x # 1 | 2 | '#' is not part of a formula",
                "x = 1 | 2 | '=' is not part of a formula; compare with ==",
                "x > 0 | 0 | a comparison is not a number; it belongs in the condition of where(condition, a, b)",
                "where(x, 1, 2) | 6 | a comparison is missing here; write for example x > 0",
                "where(0 < x < 1, 1, 2) | 12 | a comparison has two sides; join two of them by and",
                "where(x > 0, 1) | 0 | where takes 3 arguments, not 2",
                "x) | 1 | this parenthesis was never opened",
                "x, 1 | 1 | a comma stands only between arguments; write numbers with a point",
                "max(x,, 1) | 6 | an operand is missing before ','; write a number, x or a function",
                "*x | 0 | an operand is missing before '*'; write a number, x or a function",
                "x + and | 4 | an operand is missing before 'and'; and, or and not join conditions",
                "1e999*x | 0 | 1e999 is too large for a number",
                "x + 𝛼 | 4 | '𝛼' is not part of a formula"
            })
    void isToldWithItsColumnAndWhatWouldDo(String text, int column, String sentence) {
        FormulaFault fault = assertThrows(FormulaFault.class, () -> Formula.parse(text));
        assertEquals(sentence, fault.sentence());
        assertEquals(column, fault.column());
    }

    @Test
    void lengthAndNestingAreBounded() {
        assertTrue(assertThrows(FormulaFault.class, () -> Formula.parse("x+".repeat(1000) + "x"))
                .sentence()
                .contains("at most 2000"));
        for (String open : new String[] {"(", "sin(", "x^", "2^-", "max(1,"}) {
            FormulaFault fault = assertThrows(FormulaFault.class, () -> Formula.parse(open.repeat(300)));
            assertTrue(fault.sentence().contains("nested deeper than 200"), fault.sentence());
        }
        assertFalse(Double.isNaN(Formula.parse("-".repeat(1999) + "x").value(1)));
        assertFalse(Double.isNaN(
                Formula.parse("(".repeat(190) + "x" + ")".repeat(190)).value(1)));
        assertEquals(-1, Formula.parse("x" + "-x/(1)".repeat(333)).derivative().value(1) / 332, 1e-12);
    }

    @Test
    void aLongFlatFormulaCompiles() {
        Formula formula = Formula.parse("x" + "/(2+sin(x))".repeat(180));
        assertEquals(formula.value(1.3), formula.compiled().value(1.3));
        Formula cosines = Formula.parse("x" + "*cos(x+x)".repeat(1) + "+sin(x*x)/x".repeat(180));
        assertEquals(cosines.value(1.3), cosines.compiled().value(1.3));
    }

    @Test
    void anyTextIsAFormulaOrHasAFaultInsideIt() {
        String[] pieces = {
            "x", "(", ")", ",", "+", "-", "*", "/", "^", "**", "<", ">=", "==", "and", "or", "not", "where(", "max(",
            "exp(", "a", "2", "1e", ".5", " ", "α", "é", "=", "\n", "𝛼", "_", "Phi(", "1e5", "x*", "pow(x,", "\u0000"
        };
        Random random = new Random(7);
        int formulas = 0;
        for (int i = 0; i < 100_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int k = random.nextInt(12); k >= 0; k--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            try {
                Formula.parse(text.toString());
                formulas++;
            } catch (FormulaFault fault) {
                assertTrue(fault.column() >= 0 && fault.column() <= text.length(), text.toString());
                assertFalse(fault.sentence().isBlank());
            }
        }
        assertTrue(formulas > 1000, "only " + formulas);
    }
}
