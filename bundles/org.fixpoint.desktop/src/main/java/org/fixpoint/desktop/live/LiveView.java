package org.fixpoint.desktop.live;

import java.util.Optional;
import org.fixpoint.api.figure.Panel;
import org.fixpoint.engine.live.Drawn;

/**
 * What is shown of the model.
 *
 * @param title what it is
 * @param states whether it is a map of states, and not one of correlations
 * @param portrait the map, with a sentence
 * @param diagram its fixed points over its parameter, once some are known
 * @param dial the parameter, if it can be turned
 * @param orbits how many starts the user has chosen
 * @param past whether the experiment cannot be run as it is written now, so that this is the model that it last had
 */
public record LiveView(
        String title,
        boolean states,
        Drawn portrait,
        Optional<Panel.Plot> diagram,
        Optional<Dial> dial,
        int orbits,
        boolean past) {}
