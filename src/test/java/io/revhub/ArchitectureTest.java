package io.revhub;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows between the parts. docs/architecture.md has the picture. */
@AnalyzeClasses(packages = "io.revhub", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule partsHaveNoCycles =
            slices().matching("io.revhub.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule documentDependsOnNothingOfTheHub = only("document");

    @ArchTest
    static final ArchRule workspaceDependsOnNothingOfTheHub = only("workspace");

    @ArchTest
    static final ArchRule journalDependsOnNothingOfTheHub = only("journal");

    @ArchTest
    static final ArchRule postgresDependsOnNothingOfTheHub = only("postgres");

    @ArchTest
    static final ArchRule theSandboxSharesNothingWithTheHubButTheDatabaseServer = only("sandbox", "postgres");

    @ArchTest
    static final ArchRule mappingsSeeDocumentsAndFiles = only("mapping", "document", "workspace", "route");

    @ArchTest
    static final ArchRule deliveryKnowsNothingOfIntake =
            only("delivery", "document", "mapping", "rules", "journal", "route", "workspace");

    @ArchTest
    static final ArchRule intakeKnowsNothingOfConnectors =
            only("intake", "delivery", "document", "mapping", "rules", "journal", "route", "workspace");

    @ArchTest
    static final ArchRule problemsAreToldOfWhatIsParked = only("problem", "delivery", "document", "route", "rules");

    @ArchTest
    static final ArchRule theWorkbenchLooksAtEverythingAndTouchesNothing = only(
            "workbench", "workspace", "mapping", "document", "rules", "delivery", "intake", "journal", "lint", "route");

    @ArchTest
    static final ArchRule nothingDependsOnTheSandbox = noClasses()
            .that()
            .resideOutsideOfPackages("io.revhub.sandbox..", "io.revhub.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.revhub.sandbox..");

    @ArchTest
    static final ArchRule nothingLeansOnAConnector = noClasses()
            .that()
            .resideOutsideOfPackages("io.revhub.connector..", "io.revhub.desk..", "io.revhub.cli..", "io.revhub")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.revhub.connector..");

    @ArchTest
    static final ArchRule moneyIsNeverADouble = noFields()
            .that()
            .areDeclaredInClassesThat()
            .resideInAnyPackage(
                    "io.revhub.document..",
                    "io.revhub.delivery..",
                    "io.revhub.intake..",
                    "io.revhub.rules..",
                    "io.revhub.deal..",
                    "io.revhub.connector..",
                    "io.revhub.sandbox..")
            .should()
            .haveRawType(double.class)
            .orShould()
            .haveRawType(float.class);

    private static ArchRule only(String part, String... others) {
        String[] allowed = new String[others.length + 2];
        allowed[0] = "io.revhub." + part + "..";
        allowed[1] = "java..";
        for (int i = 0; i < others.length; i++) {
            allowed[i + 2] = "io.revhub." + others[i] + "..";
        }
        return noClasses()
                .that()
                .resideInAPackage("io.revhub." + part + "..")
                .should()
                .dependOnClassesThat(com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage(
                                "io.revhub..")
                        .and(com.tngtech.archunit.base.DescribedPredicate.not(
                                com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage(allowed))));
    }
}
