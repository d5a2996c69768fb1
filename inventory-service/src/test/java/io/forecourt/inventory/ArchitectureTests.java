package io.forecourt.inventory;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.forecourt.platform.testing.HouseRules;

@AnalyzeClasses(
    packages = "io.forecourt.inventory",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

  @ArchTest static final ArchRule SQL = HouseRules.FEATURES_ASK_THROUGH_SCOPED_QUERIES;
  @ArchTest static final ArchRule DOMAIN = HouseRules.DOMAIN_IS_PLAIN;
  @ArchTest static final ArchRule PERMITS = HouseRules.EVERY_CONTROLLER_METHOD_HAS_A_PERMIT;

  @ArchTest
  static final ArchRule CONTROLLERS =
      HouseRules.CONTROLLERS_LIVE_IN_THE_WEB_PACKAGE_OR_A_FLAT_FEATURE;

  @ArchTest static final ArchRule SLEEP = HouseRules.NOBODY_SLEEPS;
  @ArchTest static final ArchRule CLOCK = HouseRules.NOBODY_READS_THE_SYSTEM_CLOCK;
  @ArchTest static final ArchRule NEIGHBOURS = HouseRules.importsNoOtherService("inventory");

  @ArchTest
  static final ArchRule FEATURES_DO_NOT_GO_IN_CIRCLES =
      slices().matching("io.forecourt.inventory.(*)..").should().beFreeOfCycles();
}
