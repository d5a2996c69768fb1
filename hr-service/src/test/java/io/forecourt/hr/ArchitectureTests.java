package io.forecourt.hr;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import io.forecourt.platform.testing.HouseRules;

@AnalyzeClasses(packages = "io.forecourt.hr", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

  @ArchTest static final ArchRule neighbours = HouseRules.importsNoOtherService("hr");
  @ArchTest static final ArchRule permits = HouseRules.EVERY_CONTROLLER_METHOD_HAS_A_PERMIT;
  @ArchTest static final ArchRule sleep = HouseRules.NOBODY_SLEEPS;
  @ArchTest static final ArchRule clock = HouseRules.NOBODY_READS_THE_SYSTEM_CLOCK;

  @ArchTest
  static final ArchRule controllers =
      HouseRules.CONTROLLERS_LIVE_IN_THE_WEB_PACKAGE_OR_A_FLAT_FEATURE;

  @ArchTest
  static final ArchRule features =
      SlicesRuleDefinition.slices().matching("io.forecourt.hr.(*)..").should().beFreeOfCycles();

  /**
   * Spring's own stores of tokens and clients take plain JDBC; they are put together in one class.
   */
  @ArchTest
  static void sql(JavaClasses classes) {
    HouseRules.FEATURES_ASK_THROUGH_SCOPED_QUERIES.check(
        classes.that(not(simpleName("IdentityConfiguration"))));
  }
}
