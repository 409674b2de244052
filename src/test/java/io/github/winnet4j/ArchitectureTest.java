// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.winnet4j.harness.Built;
import io.github.winnet4j.harness.OneJvm;
import io.github.winnet4j.win32.WinError;
import io.github.winnet4j.wlan.WlanReason;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The layers, top to bottom: the families; the completion port; what they share, in the root package; the raw
 * functions; internal. A layer knows those below it and none above. Read from the class files of the library and of the
 * testkit.
 */
@OneJvm("it reads classes")
class ArchitectureTest {
    private static final String ROOT = "io.github.winnet4j";
    private static final String PORT = ROOT + ".port";
    private static final String RAW = ROOT + ".win32";
    private static final String INTERNAL = ROOT + ".internal";
    private static final String FUTURES = ROOT + ".internal.future";
    private static final String HOOK = ROOT + ".internal.testkit";
    private static final String TESTKIT = ROOT + ".testkit";
    private static final String TOOL = ROOT + ".tool";
    private static final String[] FAMILIES = {ROOT + ".wlan", ROOT + ".wifidirect", ROOT + ".wnet", ROOT + ".peerdist"};

    private static JavaClasses library = new ClassFileImporter().importClasses();
    private static JavaClasses everything = library;

    @BeforeAll
    static void read() {
        ClassFileImporter importer = new ClassFileImporter();
        library = importer.importPath(Built.target().resolve("classes"));
        everything = importer.importPaths(
                Built.target().resolve("classes"),
                Built.target().resolve("testkit").resolve("classes"));
    }

    @Test
    void allPackagesAreLookedAt() {
        for (String family : FAMILIES) {
            assertTrue(library.containPackage(family), family);
        }
        for (String layer : List.of(ROOT, PORT, RAW, INTERNAL, HOOK, TOOL)) {
            assertTrue(library.containPackage(layer), layer);
        }
        assertTrue(everything.containPackage(TESTKIT), TESTKIT);
    }

    @Test
    void noCycleOfPackages() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(library);
    }

    @Test
    void internalKnowsNoLayerAboveIt() {
        onlyOurOwn(INTERNAL, INTERNAL);
    }

    @Test
    void theRawFunctionsKnowOnlyInternal() {
        onlyOurOwn(RAW, RAW, INTERNAL);
    }

    @Test
    void whatAllShareKnowsOnlyTheRawFunctionsAndInternal() {
        onlyOurOwn(ROOT, ROOT, RAW, INTERNAL);
    }

    @Test
    void thePortKnowsNoFamily() {
        onlyOurOwn(PORT, PORT, FUTURES, ROOT, RAW, INTERNAL);
    }

    @Test
    void whatIsBehindFuturesKnowsNeitherPortsNorFamilies() {
        onlyOurOwn(FUTURES, FUTURES, ROOT, INTERNAL);
    }

    /** Wi-Fi Direct's failures carry reasons of Wi-Fi: Windows has one list of them for both. */
    @ParameterizedTest
    @ValueSource(strings = {"wlan", "wifidirect", "wnet", "peerdist"})
    void familiesDontKnowEachOther(String name) {
        String family = ROOT + "." + name;
        DescribedPredicate<JavaClass> others = resideInAnyPackage(FAMILIES)
                .and(DescribedPredicate.not(resideInAPackage(family)))
                .and(DescribedPredicate.not(
                        name.equals("wifidirect") ? JavaClass.Predicates.type(WlanReason.class) : none()));
        noClasses()
                .that()
                .resideInAPackage(family)
                .should()
                .dependOnClassesThat(others)
                .check(library);
    }

    /** The one way down: a façade calls Windows by a function that a user could call too, or by the port's. */
    @Test
    void onlyTheLayersOfTheGlueHaveNativeMethods() {
        methods()
                .that()
                .haveModifier(JavaModifier.NATIVE)
                .should()
                .beDeclaredInClassesThat(resideInAnyPackage(RAW, PORT, INTERNAL, HOOK))
                .check(library);
    }

    /** The port's natives take tokens and addresses unchecked. */
    @Test
    void thePortsNativeMethodsAreItsOwn() {
        methods()
                .that()
                .haveModifier(JavaModifier.NATIVE)
                .and()
                .areDeclaredInClassesThat(resideInAnyPackage(PORT, INTERNAL, HOOK))
                .should()
                .notBePublic()
                .check(library);
    }

    @Test
    void onlyTheTestkitUsesTheHook() {
        classes()
                .that()
                .resideInAPackage(HOOK)
                .should()
                .onlyBeAccessed()
                .byAnyPackage(HOOK, TESTKIT)
                .check(everything);
    }

    /** What runs by java -jar is an application like others; the library is the same without it. */
    @Test
    void nothingDependsOnTheTool() {
        noClasses()
                .that()
                .resideOutsideOfPackage(TOOL)
                .should()
                .dependOnClassesThat(resideInAPackage(TOOL))
                .check(everything);
    }

    @Test
    void theTestkitKnowsNoFamilyOfTheRawLayerOnlyTheNamesOfCodesAndOfInternalOnlyTheHook() {
        onlyOurOwn(TESTKIT, type(WinError.class), TESTKIT, ROOT, HOOK);
    }

    /** Classes of that package depend on the JDK, on libraries, and of ours on those packages alone. */
    private static void onlyOurOwn(String layer, String... allowed) {
        onlyOurOwn(layer, none(), allowed);
    }

    private static void onlyOurOwn(String layer, DescribedPredicate<JavaClass> alsoAllowed, String... allowed) {
        noClasses()
                .that()
                .resideInAPackage(layer)
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + "..")
                        .and(DescribedPredicate.not(resideInAnyPackage(allowed).or(alsoAllowed))))
                .check(everything);
    }

    private static DescribedPredicate<JavaClass> none() {
        return DescribedPredicate.alwaysFalse();
    }
}
