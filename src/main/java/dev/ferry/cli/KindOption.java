package dev.ferry.cli;

import dev.ferry.migration.Kind;
import java.util.Arrays;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a kind of migration as people write it. */
final class KindOption implements ITypeConverter<Kind> {

    @Override
    public Kind convert(String text) {
        return Arrays.stream(Kind.values())
                .filter(k -> k.text().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() ->
                        new TypeConversionException(
                                "\""
                                        + text
                                        + "\" is none of upgrade, deprecation,"
                                        + " new-provider"));
    }
}
