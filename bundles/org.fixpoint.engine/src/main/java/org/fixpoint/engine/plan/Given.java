package org.fixpoint.engine.plan;

import java.util.Optional;
import org.fixpoint.engine.catalogue.Passing;

/** What the code of contributions gives back, where it may not give nothing. */
public final class Given {
    private Given() {}

    /** Nothing was given; the message names the method: {@code org.example.Swish.create returned null}. */
    public static final class Nothing extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Nothing(String method) {
            super(method + " returned null");
        }
    }

    /**
     * What was given.
     *
     * @param giver whose method was called
     * @throws Nothing if it is null
     */
    public static <T> T by(Object giver, String method, T given) {
        return Optional.ofNullable(given)
                .orElseThrow(() -> new Nothing(own(giver).getClass().getName() + "." + method));
    }

    /** Whose code it is, not who passes on what that makes. */
    private static Object own(Object giver) {
        return giver instanceof Passing passing ? own(passing.of()) : giver;
    }
}
