package org.fixpoint.itests.window.inside;

import java.util.List;
import org.fixpoint.launch.Application;
import org.fixpoint.launch.Interrupts;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;

/** The window as it ships, opened as often as the test asks for and looked at from inside. */
final class ProbedApplication implements Application {
    private final BundleContext context;

    ProbedApplication(BundleContext context) {
        this.context = context;
    }

    @Override
    public int run(List<String> arguments, Interrupts interrupts) {
        Application shipped = shipped();
        int cycles = Integer.getInteger("probe.cycles", 0);
        if (cycles == 0) {
            ProbeLine.connect(Thread.currentThread(), Integer.getInteger("probe.port", 0));
            return shipped.run(arguments, interrupts);
        }
        Census census = Census.begin();
        int exit = 0;
        for (int i = 0; i < cycles; i++) {
            Visitor visitor = Visitor.send(Thread.currentThread(), census);
            exit = Math.max(exit, shipped.run(arguments, interrupts));
            visitor.leave();
            census.closed();
        }
        census.tell(Integer.getInteger("probe.port", 0));
        return exit;
    }

    private Application shipped() {
        try {
            return context.getServiceReferences(Application.class, "(" + Application.MODE + "=desktop)").stream()
                    .min(java.util.Comparator.naturalOrder())
                    .map(context::getService)
                    .orElseThrow();
        } catch (InvalidSyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
