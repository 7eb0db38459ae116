package org.fixpoint.plugins;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/**
 * How a started bundle keeps what it promised: the components that it declares, or any service where it starts by an activator.
 *
 * @param services how many it registers
 * @param failures components that threw, each as the end of a sentence that begins with the plug-in
 * @param waiting components that lack something another plug-in may bring, likewise
 */
record Standing(int services, List<String> failures, List<String> waiting) {
    private static final String SERVICE_COMPONENT = "Service-Component";
    private static final String UNKNOWN = "has components that are not known to the workbench yet";
    private static final String IDLE = "has an activator that registers no service";
    private static final long GLANCE_MILLIS = 20;

    /** How it stands when everything is as promised, or when the time is over. */
    static Standing await(Bundle bundle, ServiceComponentRuntime runtime, long millis) {
        return await(bundle, runtime, millis, standing -> standing.waiting.isEmpty());
    }

    /** The same, but what needs a service of another bundle is not waited for: for where no more bundles come. */
    static Standing begun(Bundle bundle, ServiceComponentRuntime runtime, long millis) {
        return await(
                bundle,
                runtime,
                millis,
                standing -> !standing.waiting.contains(UNKNOWN) && !standing.waiting.contains(IDLE));
    }

    private static Standing await(
            Bundle bundle, ServiceComponentRuntime runtime, long millis, Predicate<Standing> enough) {
        long end = System.nanoTime() + millis * 1_000_000;
        Standing now = of(bundle, runtime);
        try {
            while (!enough.test(now) && System.nanoTime() < end) {
                Thread.sleep(GLANCE_MILLIS);
                now = of(bundle, runtime);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return now;
    }

    private static Standing of(Bundle bundle, ServiceComponentRuntime runtime) {
        List<String> failures = new ArrayList<>();
        List<String> waiting = new ArrayList<>();
        int services = Optional.ofNullable(bundle.getRegisteredServices())
                .map(all -> all.length)
                .orElse(0);
        var described = runtime.getComponentDescriptionDTOs(bundle);
        if (described.isEmpty() && has(bundle, SERVICE_COMPONENT)) {
            waiting.add(UNKNOWN);
        } else if (services == 0 && described.isEmpty() && has(bundle, Constants.BUNDLE_ACTIVATOR)) {
            waiting.add(IDLE);
        }
        for (ComponentDescriptionDTO component : described) {
            var configured = runtime.getComponentConfigurationDTOs(component);
            if (configured.isEmpty() && component.defaultEnabled) {
                waiting.add("has a component that waits for a configuration, which there is none of here: "
                        + component.implementationClass);
            }
            configured.forEach(one -> look(one, component, failures, waiting));
        }
        return new Standing(services, failures, waiting);
    }

    private static void look(
            ComponentConfigurationDTO one,
            ComponentDescriptionDTO component,
            List<String> failures,
            List<String> waiting) {
        if (one.state == ComponentConfigurationDTO.FAILED_ACTIVATION) {
            failures.add("has a component that cannot be started: " + component.implementationClass + " ("
                    + reason(String.valueOf(one.failure)) + ")");
        } else if (one.state == ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION) {
            waiting.add("has a component that waits for a configuration, which there is none of here: "
                    + component.implementationClass);
        } else if (one.state == ComponentConfigurationDTO.UNSATISFIED_REFERENCE) {
            String lacking = Arrays.stream(one.unsatisfiedReferences)
                    .flatMap(missing -> Arrays.stream(component.references)
                            .filter(reference -> reference.name.equals(missing.name)))
                    .map(reference -> reference.interfaceName)
                    .distinct()
                    .collect(Collectors.joining(", "));
            waiting.add("has a component, " + component.implementationClass + ", that waits for a service which nothing"
                    + " here offers: " + lacking);
        }
    }

    private static boolean has(Bundle bundle, String header) {
        return bundle.getHeaders("").get(header) != null;
    }

    /** The root cause in a stack trace, class and message, without the frames. */
    static String reason(String trace) {
        List<String> causes = trace.lines()
                .filter(line -> !line.startsWith("\t"))
                .map(line -> line.replaceFirst("^Caused by: ", "").strip())
                .filter(line -> !line.isEmpty())
                .toList();
        return causes.isEmpty() ? "no reason given" : brief(causes.get(causes.size() - 1));
    }

    /** Without the package of the exception. */
    private static String brief(String line) {
        return line.replaceFirst("^(?:[\\w$]+\\.)*([\\w$]+)", "$1");
    }

    /** All that is amiss. */
    Stream<String> amiss() {
        return Stream.concat(failures.stream(), waiting.stream());
    }
}
