package org.fixpoint.plugins.inspect;

/** Ends an inspection at the first reason why a jar cannot work. */
final class Flawed extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Flaw flaw;

    private Flawed(Flaw flaw) {
        super(flaw.sentence(), null, false, false);
        this.flaw = flaw;
    }

    /** The file itself is at fault. */
    static Flawed file(String fault, String remedy) {
        return new Flawed(new Flaw(fault + "; " + remedy, false));
    }

    /** The file may work once other plug-ins are there. */
    static Flawed surroundings(String fault, String remedy) {
        return new Flawed(new Flaw(fault + "; " + remedy, true));
    }

    Flaw flaw() {
        return flaw;
    }
}
