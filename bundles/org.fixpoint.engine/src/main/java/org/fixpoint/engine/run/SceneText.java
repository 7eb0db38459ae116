package org.fixpoint.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fixpoint.engine.files.JsonText;
import org.fixpoint.engine.live.Plane;
import org.fixpoint.engine.live.Scene;
import org.fixpoint.engine.live.StateScene;

/**
 * From where a map of states is looked at, as a part of messages of a process apart, and back: to the bit.
 *
 * @param plane in which states are seen
 * @param sight what of the plane is seen
 * @param parameter with which the map varies
 */
record SceneText(Plane plane, double[][] sight, Optional<Scene.Parameter> parameter) {

    /** The part of a message. */
    static Map<String, Object> of(StateScene scene) {
        return new SceneText(scene.plane(), scene.sight(), scene.parameter()).tree();
    }

    /** The part of a message. */
    Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("origin", plane.origin());
        tree.put("directions", plane.directions());
        tree.put("sight", List.of(sight));
        parameter.ifPresent(turned -> {
            Map<String, Object> of = new LinkedHashMap<>();
            of.put("name", turned.name());
            of.put("value", turned.value());
            of.put("low", turned.low());
            of.put("high", turned.high());
            tree.put("parameter", of);
        });
        return tree;
    }

    /**
     * The part of a message.
     *
     * @throws IOException if it is none
     */
    static SceneText read(JsonNode tree) throws IOException {
        double[] origin = JsonText.numbers(tree.path("origin"));
        List<double[]> directions = lists(tree.path("directions"));
        List<double[]> sight = lists(tree.path("sight"));
        boolean whole = !directions.isEmpty()
                && directions.size() <= 2
                && sight.size() == directions.size()
                && directions.stream().allMatch(direction -> direction.length == origin.length)
                && sight.stream().allMatch(side -> side.length == 2);
        if (!whole) {
            throw new IOException("a process apart has sent a plane that is none");
        }
        return new SceneText(
                new Plane(origin, directions), sight.toArray(double[][]::new), parameter(tree.path("parameter")));
    }

    private static List<double[]> lists(JsonNode tree) throws IOException {
        List<double[]> lists = new ArrayList<>();
        for (JsonNode list : tree) {
            lists.add(JsonText.numbers(list));
        }
        return lists;
    }

    private static Optional<Scene.Parameter> parameter(JsonNode tree) throws IOException {
        return tree.isMissingNode()
                ? Optional.empty()
                : Optional.of(new Scene.Parameter(
                        tree.path("name").asText(),
                        JsonText.number(tree.path("value")),
                        JsonText.number(tree.path("low")),
                        JsonText.number(tree.path("high"))));
    }
}
