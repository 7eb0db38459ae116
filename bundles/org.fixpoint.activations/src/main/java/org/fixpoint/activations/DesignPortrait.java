package org.fixpoint.activations;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Portrait;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.DesignedActivation;
import org.osgi.service.component.annotations.Component;

/** The numbers of a designed activation, and how well it meets its target. */
@Component(service = Contribution.class)
public final class DesignPortrait implements Contribution<Portrait<DesignedActivation>> {
    @Override
    public Descriptor<Portrait<DesignedActivation>> descriptor() {
        return Descriptor.of(kind(), "design", "Target and numbers of a designed activation");
    }

    @Override
    public Portrait<DesignedActivation> create(Values checked) {
        return new Numbers();
    }

    @SuppressWarnings("unchecked") // a class literal knows no type argument, and a portrait of any kind is of one kind
    private static Class<Portrait<DesignedActivation>> kind() {
        return (Class<Portrait<DesignedActivation>>) (Class<?>) Portrait.class;
    }

    private static final class Numbers implements Portrait<DesignedActivation> {
        @Override
        public Class<DesignedActivation> of() {
            return DesignedActivation.class;
        }

        @Override
        public String name() {
            return "design";
        }

        @Override
        public Study study(DesignedActivation activation) {
            DesignedActivation.Design design = activation.design();
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("target", design.target());
            facts.put("wanted", design.wanted());
            facts.put("achieved", design.achieved());
            facts.put("found", design.found());
            return new Study(facts, List.of());
        }
    }
}
