package org.fixpoint.api.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/** An activation whose free numbers were found so that its kernel map meets a target. */
@ConsumerType
public interface DesignedActivation extends ActivationFunction {
    /** What was asked for, and what was found. */
    Design design();

    /**
     * A target and the numbers that meet it.
     *
     * @param target the quantity, kebab-case: {@code rho-star}, {@code slope-at-one}
     * @param wanted the value asked for
     * @param achieved the value of the activation as made
     * @param found the numbers found, by name, in the order shown
     */
    record Design(String target, double wanted, double achieved, Map<String, Double> found) {
        public Design {
            found = Collections.unmodifiableMap(new LinkedHashMap<>(found));
        }
    }
}
