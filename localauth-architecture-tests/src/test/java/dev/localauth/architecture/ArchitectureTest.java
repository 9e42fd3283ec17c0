// SPDX-License-Identifier: Apache-2.0
package dev.localauth.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.localauth.api.Authenticator;
import dev.localauth.api.SecretStore;
import dev.localauth.api.SessionAnchors;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** What must hold for every module; a rule that meets no class fails. */
class ArchitectureTest {
  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.localauth");

  private static final String[] PROVIDERS = {
    "dev.localauth.totp..",
    "dev.localauth.pin..",
    "dev.localauth.sms..",
    "dev.localauth.passkey..",
    "dev.localauth.biometric..",
    "dev.localauth.oidc..",
    "dev.localauth.keystore..",
  };

  /** Packages whose modules export nothing else; what is below them is the module's own. */
  private static final String[] FACES = {
    "dev.localauth.totp..",
    "dev.localauth.pin..",
    "dev.localauth.passkey",
    "dev.localauth.biometric",
    "dev.localauth.oidc",
    "dev.localauth.sms.twilio",
    "dev.localauth.sms.sns",
    "dev.localauth.keystore..",
  };

  @Test
  void theApiDependsOnTheJdkOnly() {
    check(
        classes()
            .that()
            .resideInAPackage("dev.localauth.api")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "dev.localauth.api", "org.jspecify.annotations"));
  }

  @Test
  void theCoreKnowsTheApiAndAJsonParserAndNothingElse() {
    check(
        classes()
            .that()
            .resideInAPackage("dev.localauth.core..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                "java..",
                "javax.crypto..",
                "dev.localauth.api",
                "dev.localauth.core..",
                "com.fasterxml.jackson.core..",
                "org.jspecify.annotations"));
  }

  @Test
  void theCheckPathLoadsNoJsonParser() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(
                "dev.localauth.core.session..",
                "dev.localauth.core.file..",
                "dev.localauth.core.enrollment..",
                "dev.localauth.core.place..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.fasterxml.."));
  }

  @Test
  void theTerminalKnowsNeitherCoreNorMethods() {
    check(
        noClasses()
            .that()
            .resideInAPackage("dev.localauth.terminal..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.localauth.core..", "dev.localauth.totp.."));
  }

  @Test
  void methodsAndStoresDoNotKnowEachOther() {
    check(slices().matching("dev.localauth.keystore.(*)..").should().notDependOnEachOther());
    check(
        noClasses()
            .that()
            .resideInAnyPackage(PROVIDERS)
            .should()
            .dependOnClassesThat(
                resideInAPackage("dev.localauth..")
                    .and(
                        DescribedPredicate.not(
                            resideInAnyPackage(PROVIDERS)
                                .or(resideInAPackage("dev.localauth.api"))))));
    check(
        slices()
            .matching("dev.localauth.(*)..")
            .that(
                DescribedPredicate.describe(
                    "are methods", slice -> slice.stream().allMatch(resideInAnyPackage(PROVIDERS))))
            .should()
            .notDependOnEachOther());
  }

  @Test
  void onlyCoreLooksForProvidersAndSmsForItsSenders() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(
                "dev.localauth.core.provider..", "dev.localauth.sms", "dev.localauth.testkit..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ServiceLoader.class));
  }

  @Test
  void nativeAccessStaysInTerminalAndStoresAndMethodsThatNeedIt() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(
                "dev.localauth.terminal..",
                "dev.localauth.keystore..",
                "dev.localauth.passkey..",
                "dev.localauth.biometric..",
                "dev.localauth.testsupport..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.sun.jna.."));
  }

  @Test
  void thePublicFaceOfAProviderIsItsService() {
    check(
        classes()
            .that()
            .resideInAnyPackage(FACES)
            .and()
            .arePublic()
            .and()
            .areTopLevelClasses()
            .should()
            .beAssignableTo(
                DescribedPredicate.describe(
                    "a service or a native structure",
                    (JavaClass type) ->
                        type.isAssignableTo(SecretStore.class)
                            || type.isAssignableTo(Authenticator.class)
                            || type.isAssignableTo(SessionAnchors.class)
                            || type.isAssignableTo("com.sun.jna.Structure"))));
  }

  @Test
  void onlyTheBrowserOfPasskeysServesPages() {
    check(
        noClasses()
            .that()
            .resideInAPackage("dev.localauth.passkey..")
            .and()
            .resideOutsideOfPackage("dev.localauth.passkey.browser..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.sun.net.httpserver..", "java.net.http.."));
  }

  @Test
  void theCeremoniesOfPasskeysKnowNoTransportStoreOrPerson() {
    check(
        noClasses()
            .that()
            .resideInAPackage("dev.localauth.passkey.ceremony..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "dev.localauth.passkey",
                "dev.localauth.passkey.browser..",
                "dev.localauth.passkey.key..",
                "dev.localauth.passkey.windows..",
                "com.sun.jna..",
                "com.sun.net.httpserver..",
                "java.net.."));
  }

  @Test
  void standardStreamsAndExitBelongToTheCommandLine() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages("dev.localauth.cli..", "dev.localauth.testsupport..")
            .should()
            .accessField(System.class, "in")
            .orShould()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(System.class, "exit", int.class));
    check(noClasses().should().accessField(System.class, "in"));
  }

  @Test
  void secretsAreComparedInConstantTimeAndDrawnFromAStrongGenerator() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages("dev.localauth.testkit..", "dev.localauth.testsupport..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.Random")
            .orShould()
            .callMethod(java.util.Arrays.class, "equals", byte[].class, byte[].class));
  }

  @Test
  void noServiceMethodTakesOrReturnsASecretAsText() {
    check(
        noMethods()
            .that()
            .areDeclaredIn(SecretStore.class)
            .or()
            .areDeclaredIn(dev.localauth.api.Prompter.class)
            .or()
            .areDeclaredIn(dev.localauth.api.ScopedSecrets.class)
            .and()
            .doNotHaveName("id")
            .should()
            .haveRawReturnType(String.class)
            .orShould()
            .haveRawReturnType(char[].class));
  }

  @Test
  void nothingPrintsStackTracesOrThrowsGenericExceptions() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("dev.localauth.testsupport..")
            .should()
            .callMethod(Throwable.class, "printStackTrace")
            .orShould(com.tngtech.archunit.library.GeneralCodingRules.THROW_GENERIC_EXCEPTIONS));
  }

  @Test
  void packagesHaveNoCycles() {
    for (String module : List.of("core", "terminal")) {
      check(slices().matching("dev.localauth." + module + ".(*)..").should().beFreeOfCycles());
    }
  }

  @Test
  void theTrialIsReachedByItsOwnCommandOnly() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("dev.localauth.cli.trial..")
            .and()
            .doNotHaveFullyQualifiedName("dev.localauth.cli.Commands")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.localauth.cli.trial.."));
  }

  @Test
  void productionCodeOfTheGateTakesItsPartsFromOneCompositionRoot() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages("dev.localauth.core..", "dev.localauth.cli.trial..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.localauth.core.composition.."));
    check(
        methods()
            .that()
            .areDeclaredIn("dev.localauth.core.composition.ProductionParts")
            .and()
            .arePublic()
            .should()
            .beStatic());
  }

  private static void check(ArchRule rule) {
    rule.check(PRODUCT);
  }
}
