package org.fixpoint.desktop.live;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fixpoint.api.Refusal;
import org.fixpoint.engine.catalogue.Origin;
import org.fixpoint.engine.live.Scene;
import org.fixpoint.engine.plan.Point;
import org.fixpoint.engine.plan.Setting;
import org.fixpoint.engine.plan.Setup;
import org.fixpoint.engine.run.StopSignal;

/**
 * A model that has been made.
 *
 * @param digest by which it is known again
 * @param scene what there is to look at
 * @param refused why it could not be made, or empty
 */
record Made(String digest, Optional<Scene> scene, String refused) {

    /**
     * Makes the model of a point; one that cannot be made says why.
     *
     * @throws org.fixpoint.api.RunContext.Cancelled once it is stopped
     */
    static Made of(Point point, Live.Models models, StopSignal stop) {
        try {
            Optional<Scene> scene = models.of(point, stop);
            return new Made(digest(point, parameter(scene)), scene, "");
        } catch (Refusal refusal) {
            return new Made(digest(point, ""), Optional.empty(), String.valueOf(refusal.getMessage()));
        }
    }

    /** Whether it is the model of a point, but for the parameter that its family has. */
    boolean isOf(Point point) {
        return digest.equals(digest(point, parameter(scene)));
    }

    private static String parameter(Optional<Scene> scene) {
        return scene.flatMap(Scene::parameter).map(Scene.Parameter::name).orElse("");
    }

    /** All that makes a model but one parameter; the bundles too, of which another version makes another model. */
    private static String digest(Point point, String but) {
        Map<String, Setting> others = new LinkedHashMap<>(point.model().settings());
        others.remove(but);
        Setup model = new Setup(point.model().entry(), others);
        return point.seed() + model.digest() + makers(model);
    }

    private static List<Origin> makers(Setup part) {
        List<Origin> makers = new ArrayList<>(List.of(part.entry().origin()));
        part.settings().values().forEach(setting -> {
            if (setting instanceof Setting.Nested nested) {
                makers.addAll(makers(nested.setup()));
            }
        });
        return makers;
    }
}
