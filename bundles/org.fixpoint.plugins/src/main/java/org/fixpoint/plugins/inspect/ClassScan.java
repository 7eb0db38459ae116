package org.fixpoint.plugins.inspect;

import static org.fixpoint.plugins.inspect.ClassFacts.packageOf;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Collects the facts of a class while every method of it is decoded. */
final class ClassScan extends ClassVisitor {
    private String name = "";
    private int access;
    private final List<String> parents = new ArrayList<>();
    private final List<Integer> constructors = new ArrayList<>();
    private final Set<String> packages = new TreeSet<>();

    ClassScan() {
        super(Opcodes.ASM9);
    }

    ClassFacts facts() {
        return new ClassFacts(name.replace('/', '.'), access, parents, constructors, packages);
    }

    @Override
    public void visit(
            int version, int flags, String internal, String signature, String superclass, String[] interfaces) {
        name = internal;
        access = flags;
        if (superclass != null) { // none in java.lang.Object and module-info
            parent(superclass);
        }
        for (String implemented : interfaces) {
            parent(implemented);
        }
    }

    @Override
    public void visitInnerClass(String nested, String outer, String simple, int flags) {
        if (nested.equals(name)) {
            access = flags;
        }
    }

    @Override
    public FieldVisitor visitField(int flags, String field, String descriptor, String signature, Object value) {
        refer(Type.getType(descriptor));
        return new FieldVisitor(Opcodes.ASM9) {};
    }

    @Override
    public MethodVisitor visitMethod(
            int flags, String method, String descriptor, String signature, String[] exceptions) {
        Type type = Type.getMethodType(descriptor);
        refer(type.getReturnType());
        for (Type argument : type.getArgumentTypes()) {
            refer(argument);
        }
        if (method.equals("<init>") && (flags & Opcodes.ACC_PUBLIC) != 0) {
            constructors.add(type.getArgumentTypes().length);
        }
        return new MethodVisitor(Opcodes.ASM9) {};
    }

    private void parent(String internal) {
        parents.add(internal.replace('/', '.'));
        refer(Type.getObjectType(internal));
    }

    private void refer(Type type) {
        if (type.getSort() == Type.ARRAY) {
            refer(type.getElementType());
        } else if (type.getSort() == Type.OBJECT) {
            packages.add(packageOf(type.getClassName()));
        }
    }
}
