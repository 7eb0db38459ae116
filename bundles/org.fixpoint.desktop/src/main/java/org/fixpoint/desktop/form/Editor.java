package org.fixpoint.desktop.form;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** How the value of a field is edited. */
public sealed interface Editor {
    /**
     * A line of text.
     *
     * @param content what is typed in it
     * @param standard shown while nothing is given
     * @param span what a slider beside it runs over, where there is one
     */
    record Line(Content content, String standard, Optional<Span> span) implements Editor {
        /** Whether it is text in the file too; a number, list or sweep if not. */
        public boolean words() {
            return content == Content.TEXT || content == Content.FILE;
        }
    }

    /** What is typed in a line. */
    enum Content {
        TEXT,
        /** The path of a file. */
        FILE,
        WHOLE,
        /** A number or a list. */
        OTHER
    }

    /**
     * A line that sweeps contributions.
     *
     * @param kind the word for their kind
     */
    record Sweep(String kind) implements Editor {}

    /**
     * One of some words.
     *
     * @param standard taken while nothing is given; empty if there is none
     */
    record Choice(List<String> options, String standard) implements Editor {
        public Choice {
            options = List.copyOf(options);
        }
    }

    /**
     * A line that is only shown: a value of a contribution that is not installed, of which nobody knows what it may be.
     *
     * @param owner the id of the contribution
     */
    record Kept(String owner) implements Editor {}

    /** True or false. */
    record Flag(boolean standard) implements Editor {}

    /**
     * One of the installed contributions of a kind.
     *
     * @param kind the word for the kind
     * @param written those among them that a text of their own name makes, such as a formula
     * @param standard taken while none is given; empty if there is none
     */
    record Part(String kind, List<String> ids, List<String> written, String standard) implements Editor {
        public Part {
            ids = List.copyOf(ids);
            written = List.copyOf(written);
        }
    }

    /**
     * The numbers over which a slider runs, in equal steps, or in equal factors where they are positive and span much.
     *
     * @param whole whether only whole numbers are meant
     */
    record Span(double low, double high, boolean whole) {
        private static final int STEPS = 1000;
        private static final double WIDE = 30;
        private static final MathContext BRIEF = new MathContext(4);

        /** Whether equal steps multiply. */
        public boolean log() {
            return low > 0 && high / low >= WIDE;
        }

        /** The value at a fraction of the way. */
        public double value(double fraction) {
            return log()
                    ? StrictMath.exp(StrictMath.log(low) + fraction * (StrictMath.log(high) - StrictMath.log(low)))
                    : low + fraction * (high - low);
        }

        /** How far a value is on the way, from 0 to 1; beyond an end it is that end. */
        public double fraction(double value) {
            if (!(value > low)) {
                return 0;
            }
            double fraction = log()
                    ? (StrictMath.log(value) - StrictMath.log(low)) / (StrictMath.log(high) - StrictMath.log(low))
                    : (value - low) / (high - low);
            return Math.min(1, fraction);
        }

        /** How many steps a slider has. */
        public int steps() {
            return whole ? (int) (high - low) : STEPS;
        }

        /** On which step a value stands, or the nearest to it. */
        public int step(double value) {
            return (int) Math.round(
                    (whole ? Math.max(0, Math.min(1, (value - low) / (high - low))) : fraction(value)) * steps());
        }

        /** The value on a step as a file has it: as brief as tells it from those beside it. */
        public String written(int step) {
            if (whole) {
                return FlowText.number(low + step);
            }
            if (step == 0 || step == steps()) {
                return FlowText.number(step == 0 ? low : high);
            }
            BigDecimal exact = new BigDecimal(value((double) step / steps()));
            int decimals = 1 - (int) Math.floor(StrictMath.log10((high - low) / steps()));
            BigDecimal brief = log() ? exact.round(BRIEF) : exact.setScale(decimals, RoundingMode.HALF_EVEN);
            return FlowText.number(brief.doubleValue());
        }
    }
}
