package org.fixpoint.maths.formula;

import static org.objectweb.asm.Opcodes.ACC_FINAL;
import static org.objectweb.asm.Opcodes.ACC_PRIVATE;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ACC_SUPER;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ARRAYLENGTH;
import static org.objectweb.asm.Opcodes.DALOAD;
import static org.objectweb.asm.Opcodes.DASTORE;
import static org.objectweb.asm.Opcodes.DLOAD;
import static org.objectweb.asm.Opcodes.DRETURN;
import static org.objectweb.asm.Opcodes.GOTO;
import static org.objectweb.asm.Opcodes.ICONST_0;
import static org.objectweb.asm.Opcodes.IF_ICMPGE;
import static org.objectweb.asm.Opcodes.ILOAD;
import static org.objectweb.asm.Opcodes.INVOKESPECIAL;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.ISTORE;
import static org.objectweb.asm.Opcodes.RETURN;
import static org.objectweb.asm.Opcodes.V17;

import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.objectweb.asm.ClassTooLargeException;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.MethodVisitor;

/** Makes a hidden class of a function: three static methods for the value and two derivatives, and loops over arrays. */
final class Compilation {
    private static final String PACKAGE = "org/fixpoint/maths/formula/";
    private static final String NAME = PACKAGE + "Compiled";
    private static final String PARENT = PACKAGE + "CompiledFormula";
    private static final String FUNCTION = "(D)D";
    private static final String LOOP = "([D[D)V";
    private static final String CONSTRUCTOR = "([D[DLjava/util/Optional;Ljava/util/Optional;)V";

    private final ClassWriter code = new ClassWriter(ClassWriter.COMPUTE_FRAMES);

    private Compilation() {}

    /**
     * The compiled function.
     *
     * @throws FormulaLimitException where the code would be longer than a class file allows
     */
    static CompiledFormula of(Term value, Term slope, Term curvature, Breaks breaks) {
        byte[] bytes = new Compilation().bytes(value, slope, curvature, breaks.points());
        try {
            return MethodHandles.lookup()
                    .defineHiddenClass(bytes, true)
                    .lookupClass()
                    .asSubclass(CompiledFormula.class)
                    .getDeclaredConstructor(double[].class, double[].class, Optional.class, Optional.class)
                    .newInstance(
                            array(breaks.kinks()),
                            array(breaks.jumps()),
                            ArrayEvaluation.of(value, Map.of()),
                            ArrayEvaluation.of(slope, table(breaks.points(), Breaks.Break::slope)));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("generated code does not load", e);
        }
    }

    private static double[] array(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private byte[] bytes(Term value, Term slope, Term curvature, List<Breaks.Break> breaks) {
        code.visit(V17, ACC_FINAL | ACC_SUPER, NAME, null, PARENT, null);
        constructor();
        function("f", value, Map.of());
        function("g", slope, table(breaks, Breaks.Break::slope));
        function("h", curvature, table(breaks, Breaks.Break::curvature));
        delegate("value", "f");
        delegate("derivative", "g");
        delegate("secondDerivative", "h");
        loop("eachValue", "f");
        loop("eachDerivative", "g");
        code.visitEnd();
        try {
            return code.toByteArray();
        } catch (MethodTooLargeException | ClassTooLargeException e) {
            throw new FormulaLimitException(
                    "is too long: one of its first two derivatives needs more than 64 kB of code; "
                            + "write it shorter, or with fewer functions inside functions");
        }
    }

    private static Map<Double, Double> table(List<Breaks.Break> breaks, ToDoubleFunction<Breaks.Break> entry) {
        Map<Double, Double> table = new TreeMap<>();
        breaks.forEach(each -> table.put(each.at(), entry.applyAsDouble(each)));
        return table;
    }

    private void constructor() {
        MethodVisitor method = code.visitMethod(0, "<init>", CONSTRUCTOR, null, null);
        method.visitCode();
        for (int i = 0; i < 5; i++) {
            method.visitVarInsn(ALOAD, i);
        }
        method.visitMethodInsn(INVOKESPECIAL, PARENT, "<init>", CONSTRUCTOR, false);
        end(method, RETURN);
    }

    private void function(String name, Term term, Map<Double, Double> exceptions) {
        MethodVisitor method = code.visitMethod(ACC_PRIVATE | ACC_STATIC, name, FUNCTION, null, null);
        method.visitCode();
        MethodCode body = new MethodCode(method, term);
        body.exceptions(List.copyOf(exceptions.entrySet()));
        body.write();
        end(method, DRETURN);
    }

    private void delegate(String name, String function) {
        MethodVisitor method = code.visitMethod(ACC_PUBLIC, name, FUNCTION, null, null);
        method.visitCode();
        method.visitVarInsn(DLOAD, 1);
        method.visitMethodInsn(INVOKESTATIC, NAME, function, FUNCTION, false);
        end(method, DRETURN);
    }

    /** {@code for (int i = 0; i < x.length; i++) out[i] = function(x[i])}. */
    private void loop(String name, String function) {
        MethodVisitor method = code.visitMethod(ACC_PUBLIC, name, LOOP, null, null);
        method.visitCode();
        Label test = new Label();
        Label done = new Label();
        method.visitInsn(ICONST_0);
        method.visitVarInsn(ISTORE, 3);
        method.visitLabel(test);
        method.visitVarInsn(ILOAD, 3);
        method.visitVarInsn(ALOAD, 1);
        method.visitInsn(ARRAYLENGTH);
        method.visitJumpInsn(IF_ICMPGE, done);
        method.visitVarInsn(ALOAD, 2);
        method.visitVarInsn(ILOAD, 3);
        method.visitVarInsn(ALOAD, 1);
        method.visitVarInsn(ILOAD, 3);
        method.visitInsn(DALOAD);
        method.visitMethodInsn(INVOKESTATIC, NAME, function, FUNCTION, false);
        method.visitInsn(DASTORE);
        method.visitIincInsn(3, 1);
        method.visitJumpInsn(GOTO, test);
        method.visitLabel(done);
        end(method, RETURN);
    }

    private static void end(MethodVisitor method, int instruction) {
        method.visitInsn(instruction);
        method.visitMaxs(0, 0);
        method.visitEnd();
    }
}
