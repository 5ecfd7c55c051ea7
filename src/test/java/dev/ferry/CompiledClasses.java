package dev.ferry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the compiler made of a folder of sources: which class mentions which classes and calls. */
final class CompiledClasses {

    /** A class within a descriptor or a generic signature, which begin with one of these signs. */
    private static final Pattern WITHIN_A_TYPE = Pattern.compile("L([\\w$/]+)[;<]");

    private static final String TYPE_BEGINS_WITH = "(L[<";

    /**
     * @param uses full names of the classes it mentions in code, types, annotations or generics
     * @param calls methods as {@code java.time.Instant.now()}, with the descriptors of parameters
     */
    record Compiled(String name, Set<String> uses, Set<String> calls) {}

    private CompiledClasses() {}

    /** All that stand where this class stands. */
    static List<Compiled> beside(Class<?> one) {
        var folder = one.getProtectionDomain().getCodeSource().getLocation();
        try (var files = Files.walk(Path.of(URI.create(folder.toString())))) {
            return files.filter(f -> f.toString().endsWith(".class"))
                    .map(CompiledClasses::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String packageOf(String className) {
        return className.substring(0, Math.max(0, className.lastIndexOf('.')));
    }

    private static Compiled read(Path file) {
        try {
            return compiled(ClassFile.of().parse(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Compiled compiled(ClassModel model) {
        var uses = new TreeSet<String>();
        var calls = new TreeSet<String>();
        for (PoolEntry entry : model.constantPool()) {
            switch (entry) {
                case ClassEntry c -> named(c.asInternalName()).forEach(uses::add);
                case Utf8Entry text -> mentioned(text.stringValue()).forEach(uses::add);
                case MemberRefEntry m -> calls.add(call(m));
                default -> {}
            }
        }
        return new Compiled(dotted(model.thisClass().asInternalName()), uses, calls);
    }

    /** An array is named as its descriptor. */
    private static Stream<String> named(String name) {
        return name.startsWith("[") ? mentioned(name) : Stream.of(dotted(name));
    }

    private static Stream<String> mentioned(String text) {
        return text.isEmpty() || TYPE_BEGINS_WITH.indexOf(text.charAt(0)) < 0
                ? Stream.of()
                : WITHIN_A_TYPE.matcher(text).results().map(m -> dotted(m.group(1)));
    }

    private static String call(MemberRefEntry member) {
        var type = member.type().stringValue();
        var parameters = type.substring(0, type.indexOf(')') + 1);
        return dotted(member.owner().asInternalName())
                + "."
                + member.name().stringValue()
                + parameters;
    }

    private static String dotted(String name) {
        return name.replace('/', '.');
    }
}
