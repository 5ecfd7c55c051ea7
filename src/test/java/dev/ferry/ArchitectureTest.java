package dev.ferry;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Packages point downwards only, and the pure ones touch neither disk, network nor clock. */
class ArchitectureTest {

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("dev.ferry");

    private static final String[] PURE = {
        "dev.ferry.text..", "dev.ferry.registry..", "dev.ferry.migration..", "dev.ferry.glql.."
    };

    @Test
    void theClassesAreReallySeen() {
        assertThat(CLASSES.size()).isGreaterThan(30);
    }

    @Test
    void packagesPointDownwards() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .withOptionalLayers(true)
                .layer("edge")
                .definedBy("dev.ferry.cli..", "dev.ferry.server..")
                .layer("adapters")
                .definedBy(
                        "dev.ferry.tracker.*..",
                        "dev.ferry.flag.*..",
                        "dev.ferry.store..",
                        "dev.ferry.prometheus..",
                        "dev.ferry.provider..",
                        "dev.ferry.config..")
                .layer("check")
                .definedBy("dev.ferry.check..")
                .layer("command")
                .definedBy("dev.ferry.command..")
                .layer("mirror")
                .definedBy("dev.ferry.mirror..")
                .layer("reconcile")
                .definedBy("dev.ferry.reconcile..")
                .layer("inbox")
                .definedBy("dev.ferry.inbox..")
                .layer("render")
                .definedBy("dev.ferry.render..")
                .layer("tracker")
                .definedBy("dev.ferry.tracker")
                .layer("glql")
                .definedBy("dev.ferry.glql..")
                .layer("migration")
                .definedBy("dev.ferry.migration..")
                .layer("flag")
                .definedBy("dev.ferry.flag")
                .layer("registry")
                .definedBy("dev.ferry.registry..")
                .layer("text")
                .definedBy("dev.ferry.text..")
                .whereLayer("edge")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("adapters")
                .mayOnlyBeAccessedByLayers("edge")
                .whereLayer("check")
                .mayOnlyBeAccessedByLayers("edge")
                .whereLayer("command")
                .mayOnlyBeAccessedByLayers("edge")
                .whereLayer("mirror")
                .mayOnlyBeAccessedByLayers("edge", "adapters")
                .whereLayer("reconcile")
                .mayOnlyBeAccessedByLayers("edge", "adapters", "command", "mirror")
                .whereLayer("inbox")
                .mayOnlyBeAccessedByLayers("edge", "adapters", "command", "reconcile", "mirror")
                .whereLayer("render")
                .mayOnlyBeAccessedByLayers("edge", "command", "reconcile", "mirror")
                .whereLayer("tracker")
                .mayOnlyBeAccessedByLayers(
                        "edge", "adapters", "check", "command", "reconcile", "mirror")
                .whereLayer("migration")
                .mayOnlyBeAccessedByLayers(
                        "edge", "adapters", "check", "command", "reconcile", "render", "mirror")
                .check(CLASSES);
    }

    @Test
    void theCoreDoesNoInputOrOutput() {
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.io..",
                        "java.nio.file..",
                        "java.net.http..",
                        "java.sql..",
                        "io.javalin..",
                        "org.gitlab4j..",
                        "org.kohsuke..")
                .check(CLASSES);
    }

    @Test
    void theCoreIsToldTheTime() {
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .check(CLASSES);
    }
}
