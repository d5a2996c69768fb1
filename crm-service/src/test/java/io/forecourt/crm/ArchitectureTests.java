package io.forecourt.crm;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.forecourt.platform.testing.HouseRules;

@AnalyzeClasses(packages = "io.forecourt.crm", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

  @ArchTest
  static final ArchRule SCOPE_CANNOT_BE_FORGOTTEN = HouseRules.FEATURES_ASK_THROUGH_SCOPED_QUERIES;

  @ArchTest static final ArchRule DOMAIN_IS_PLAIN = HouseRules.DOMAIN_IS_PLAIN;

  @ArchTest
  static final ArchRule EVERY_REQUEST_IS_PERMITTED =
      HouseRules.EVERY_CONTROLLER_METHOD_HAS_A_PERMIT;

  @ArchTest
  static final ArchRule CONTROLLERS_STAND_WHERE_READERS_LOOK =
      HouseRules.CONTROLLERS_LIVE_IN_THE_WEB_PACKAGE_OR_A_FLAT_FEATURE;

  @ArchTest static final ArchRule NOBODY_SLEEPS = HouseRules.NOBODY_SLEEPS;

  @ArchTest
  static final ArchRule NOBODY_READS_THE_SYSTEM_CLOCK = HouseRules.NOBODY_READS_THE_SYSTEM_CLOCK;

  @ArchTest
  static final ArchRule CRM_IMPORTS_NO_OTHER_SERVICE = HouseRules.importsNoOtherService("crm");

  @ArchTest
  static final ArchRule ONLY_CAMPAIGNS_KNOW_THEIR_TABLES =
      HouseRules.persistenceStaysInside("io.forecourt.crm.campaign");

  @ArchTest
  static final ArchRule ONLY_CUSTOMERS_KNOW_THEIR_TABLES =
      HouseRules.persistenceStaysInside("io.forecourt.crm.customer");

  @ArchTest
  static final ArchRule ONLY_LEADS_KNOW_THEIR_TABLES =
      HouseRules.persistenceStaysInside("io.forecourt.crm.lead");

  @ArchTest
  static final ArchRule ONLY_FOLLOW_UPS_KNOW_THEIR_TABLES =
      HouseRules.persistenceStaysInside("io.forecourt.crm.followup");

  @ArchTest
  static final ArchRule FEATURES_FORM_NO_CIRCLE =
      slices().matching("io.forecourt.crm.(*)..").should().beFreeOfCycles();
}
