package cn.fanzha.command;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameStartingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.persistence.Entity;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RestController;

class ArchitectureTest {

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("cn.fanzha.command");

    /** The direction of design.md: a feature knows those before it, never those behind it. */
    private static final List<String> ORDER = List.of(
            "shared",
            "platform",
            "organisation",
            "identity",
            "audit",
            "observables",
            "search",
            "operations",
            "requests",
            "webhooks",
            "documents",
            "cases",
            "ledger",
            "tasks",
            "funds",
            "freezes",
            "returns",
            "intake",
            "alerts",
            "gangs",
            "links",
            "work",
            "statistics",
            "demo");

    @Test
    void timeComesFromTheInjectedClock() {
        sees("cn.fanzha.command.intake.domain.IntakeDrafts");
        for (Class<?> type :
                List.of(Instant.class, LocalDate.class, LocalDateTime.class, ZonedDateTime.class, YearMonth.class)) {
            noClasses().should().callMethod(type, "now").check(CODE);
        }
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("cn.fanzha.command.platform.jobs.JobsConfiguration")
                .should()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(CODE);
    }

    @Test
    void featuresKnowOnlyThoseBeforeThem() {
        sees("cn.fanzha.command.intake.web.IntakeController");
        for (int i = 0; i < ORDER.size(); i++) {
            String[] later = ORDER.subList(i + 1, ORDER.size()).stream()
                    .map(name -> "cn.fanzha.command." + name + "..")
                    .toArray(String[]::new);
            if (later.length > 0) {
                noClasses()
                        .that()
                        .resideInAPackage("cn.fanzha.command." + ORDER.get(i) + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(later)
                        .allowEmptyShould(true)
                        .check(CODE);
            }
        }
    }

    @Test
    void featuresAreUsedThroughTheirRootAlone() {
        for (String feature : ORDER.subList(2, ORDER.size())) {
            noClasses()
                    .that()
                    .resideOutsideOfPackage("cn.fanzha.command." + feature + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "cn.fanzha.command." + feature + ".domain..", "cn.fanzha.command." + feature + ".web..")
                    .check(CODE);
        }
    }

    @Test
    void entitiesAndControllersStayInTheirPackage() {
        sees("cn.fanzha.command.cases.domain.CaseFile");
        classes()
                .that()
                .areAnnotatedWith(Entity.class)
                .should()
                .resideInAPackage("..domain..")
                .check(CODE);
        classes()
                .that()
                .areAnnotatedWith(Controller.class)
                .or()
                .areAnnotatedWith(RestController.class)
                .should()
                .notBePublic()
                .check(CODE);
    }

    @Test
    void nothingIsInjectedIntoFields() {
        noFields()
                .should()
                .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                .check(CODE);
    }

    @Test
    void whatIsPutAsideOnTheDiskIsEncrypted() {
        sees("cn.fanzha.command.platform.crypto.EncryptedSpool");
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("cn.fanzha.command.platform.crypto.EncryptedSpool")
                .should()
                .callMethodWhere(target(nameStartingWith("createTemp")))
                .check(CODE);
    }

    private static void sees(String name) {
        assertThat(CODE.stream().map(JavaClass::getName)).contains(name);
    }
}
