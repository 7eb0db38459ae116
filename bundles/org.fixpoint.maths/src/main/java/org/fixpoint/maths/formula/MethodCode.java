package org.fixpoint.maths.formula;

import static org.objectweb.asm.Opcodes.DADD;
import static org.objectweb.asm.Opcodes.DCMPG;
import static org.objectweb.asm.Opcodes.DCMPL;
import static org.objectweb.asm.Opcodes.DCONST_0;
import static org.objectweb.asm.Opcodes.DCONST_1;
import static org.objectweb.asm.Opcodes.DDIV;
import static org.objectweb.asm.Opcodes.DLOAD;
import static org.objectweb.asm.Opcodes.DMUL;
import static org.objectweb.asm.Opcodes.DNEG;
import static org.objectweb.asm.Opcodes.DRETURN;
import static org.objectweb.asm.Opcodes.DSTORE;
import static org.objectweb.asm.Opcodes.DSUB;
import static org.objectweb.asm.Opcodes.DUP2;
import static org.objectweb.asm.Opcodes.GOTO;
import static org.objectweb.asm.Opcodes.IFEQ;
import static org.objectweb.asm.Opcodes.IFGE;
import static org.objectweb.asm.Opcodes.IFGT;
import static org.objectweb.asm.Opcodes.IFNE;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/** Writes a static method of x that leaves the value of an expression on the stack. Branches compute only what they need. */
final class MethodCode {
    private static final String PRIMITIVES = "org/fixpoint/maths/formula/Primitives";
    private static final String UNARY = "(D)D";
    private static final String BINARY = "(DD)D";

    private final MethodVisitor method;
    private final Term root;
    private final Placement placement;
    private final Map<Term, Integer> variables = new HashMap<>();
    private int nextVariable = 2; // x takes the first two

    MethodCode(MethodVisitor method, Term root) {
        this.method = method;
        this.root = root;
        this.placement = new Placement(root);
    }

    /** Returns a constant at each of some points, ascending; found by halving. */
    void exceptions(List<Map.Entry<Double, Double>> points) {
        if (points.isEmpty()) {
            return;
        }
        int middle = points.size() / 2;
        Label others = new Label();
        Label below = new Label();
        method.visitVarInsn(DLOAD, 0);
        method.visitLdcInsn(points.get(middle).getKey());
        method.visitInsn(DCMPL);
        method.visitJumpInsn(IFNE, others);
        method.visitLdcInsn(points.get(middle).getValue());
        method.visitInsn(DRETURN);
        method.visitLabel(others);
        if (points.size() > 1) {
            Label done = new Label();
            method.visitVarInsn(DLOAD, 0);
            method.visitLdcInsn(points.get(middle).getKey());
            method.visitInsn(DCMPG);
            method.visitJumpInsn(IFGE, below);
            exceptions(points.subList(0, middle));
            method.visitJumpInsn(GOTO, done);
            method.visitLabel(below);
            exceptions(points.subList(middle + 1, points.size()));
            method.visitLabel(done);
        }
    }

    /** Leaves the value of the whole expression. */
    void write() {
        keep(placement.kept());
        value(root);
    }

    private void keep(List<Term> terms) {
        for (Term term : terms) {
            compute(term);
            variables.put(term, store());
        }
    }

    private int store() {
        int variable = nextVariable;
        nextVariable += 2;
        method.visitVarInsn(DSTORE, variable);
        return variable;
    }

    private void value(Term term) {
        if (variables.containsKey(term)) {
            method.visitVarInsn(DLOAD, variables.getOrDefault(term, 0));
        } else {
            compute(term);
        }
    }

    private void compute(Term term) {
        if (term.op().isFunction()) {
            value(term.first());
            call(term.op().method(), UNARY);
            return;
        }
        switch (term.op()) {
            case NUMBER -> number(term.number());
            case X -> method.visitVarInsn(DLOAD, 0);
            case POLYNOMIAL -> horner(term.coefficients());
            case ADD -> sum(term.first(), term.second());
            case MUL -> product(term);
            case DIV -> operands(term, DDIV);
            case POW -> power(term);
            case MAX, OR -> extreme(term, "max");
            case MIN, AND -> extreme(term, "min");
            case LESS -> primitive(term, "less");
            case LESS_OR_EQUAL -> primitive(term, "lessOrEqual");
            case EQUAL -> primitive(term, "equal");
            case DIFFERENT -> primitive(term, "different");
            case ABOVE -> primitive(term, "above");
            case NOT -> {
                method.visitInsn(DCONST_1);
                value(term.first());
                method.visitInsn(DSUB);
            }
            case CHOOSE -> choice(term);
            default -> throw new IllegalArgumentException(term.op() + " has no code");
        }
    }

    private void number(double value) {
        if (value == 0 || value == 1) {
            method.visitInsn(value == 0 ? DCONST_0 : DCONST_1);
        } else {
            method.visitLdcInsn(value);
        }
    }

    private void horner(List<Double> c) {
        int degree = c.size() - 1;
        number(c.get(degree));
        for (int k = degree - 1; k >= 0; k--) {
            method.visitVarInsn(DLOAD, 0);
            method.visitInsn(DMUL);
            if (c.get(k) != 0) {
                number(c.get(k));
                method.visitInsn(DADD);
            }
        }
    }

    private void sum(Term a, Term b) {
        value(a);
        if (b.is(Op.MUL) && b.first().isNumber(-1) && !variables.containsKey(b)) {
            value(b.second());
            method.visitInsn(DSUB);
        } else {
            value(b);
            method.visitInsn(DADD);
        }
    }

    private void product(Term term) {
        if (term.isFading()) {
            primitive(term, "fading");
        } else if (term.first().isNumber(-1)) {
            value(term.second());
            method.visitInsn(DNEG);
        } else {
            operands(term, DMUL);
        }
    }

    private void operands(Term term, int instruction) {
        value(term.first());
        value(term.second());
        method.visitInsn(instruction);
    }

    private void primitive(Term term, String name) {
        value(term.first());
        value(term.second());
        call(name, BINARY);
    }

    private void extreme(Term term, String name) {
        value(term.first());
        value(term.second());
        method.visitMethodInsn(INVOKESTATIC, "java/lang/Math", name, BINARY, false);
    }

    private void call(String name, String type) {
        method.visitMethodInsn(INVOKESTATIC, PRIMITIVES, name, type, false);
    }

    private void power(Term term) {
        int n = term.wholePower();
        if (n == 0) {
            primitive(term, "pow");
            return;
        }
        value(term.first());
        if (n == 2) {
            method.visitInsn(DUP2);
            method.visitInsn(DMUL);
            return;
        }
        int base = store();
        method.visitVarInsn(DLOAD, base);
        for (int bit = Integer.highestOneBit(n) >> 1; bit > 0; bit >>= 1) {
            method.visitInsn(DUP2);
            method.visitInsn(DMUL);
            if ((n & bit) != 0) {
                method.visitVarInsn(DLOAD, base);
                method.visitInsn(DMUL);
            }
        }
    }

    private void choice(Term term) {
        Term condition = term.first();
        if (condition.inOrder().stream().anyMatch(each -> each.is(Op.ABOVE))) {
            mean(term);
            return;
        }
        Label otherwise = new Label();
        Label done = new Label();
        jumpIfFalse(condition, otherwise);
        branch(term, 1);
        method.visitJumpInsn(GOTO, done);
        method.visitLabel(otherwise);
        branch(term, 2);
        method.visitLabel(done);
    }

    private void jumpIfFalse(Term condition, Label otherwise) {
        boolean compares = !variables.containsKey(condition);
        int jump =
                switch (condition.op()) {
                    case LESS -> IFGE;
                    case LESS_OR_EQUAL -> IFGT;
                    case EQUAL -> IFNE;
                    default -> IFEQ;
                };
        if (compares && jump != IFEQ) {
            value(condition.first());
            value(condition.second());
            method.visitInsn(DCMPG);
        } else {
            value(condition);
            method.visitInsn(DCONST_0);
            method.visitInsn(DCMPL);
        }
        method.visitJumpInsn(compares ? jump : IFEQ, otherwise);
    }

    private void branch(Term choice, int which) {
        keep(placement.kept(choice, which));
        value(choice.operands().get(which));
    }

    /** A choice whose condition may be one half: each branch is computed unless it is the one that does not count. */
    private void mean(Term term) {
        value(term.first());
        int condition = store();
        int[] results = new int[3];
        for (int which = 1; which <= 2; which++) {
            Label skipped = new Label();
            method.visitInsn(DCONST_0);
            results[which] = store();
            method.visitVarInsn(DLOAD, condition);
            number(2 - which == 1 ? 0 : 1);
            method.visitInsn(DCMPL);
            method.visitJumpInsn(IFEQ, skipped);
            branch(term, which);
            method.visitVarInsn(DSTORE, results[which]);
            method.visitLabel(skipped);
        }
        method.visitVarInsn(DLOAD, condition);
        method.visitVarInsn(DLOAD, results[1]);
        method.visitVarInsn(DLOAD, results[2]);
        call("choose", "(DDD)D");
    }
}
