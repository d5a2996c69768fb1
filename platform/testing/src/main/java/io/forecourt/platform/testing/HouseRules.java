package io.forecourt.platform.testing;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchRule;
import io.forecourt.platform.access.Permit;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The rules of the house for a service, for its {@code ArchitectureTests}: {@code @ArchTest static
 * final ArchRule sql = HouseRules.FEATURES_ASK_THROUGH_SCOPED_QUERIES;}. A rule that finds nothing
 * to check fails.
 */
public final class HouseRules {

  private static final List<String> SERVICES =
      List.of("gateway", "crm", "sales", "inventory", "insurance", "hr");
  private static final Set<String> CLOCKS =
      Set.of(
          Instant.class.getName(),
          LocalDate.class.getName(),
          LocalDateTime.class.getName(),
          ZonedDateTime.class.getName());

  /** The data scope cannot be forgotten where nobody has another way to SQL. */
  public static final ArchRule FEATURES_ASK_THROUGH_SCOPED_QUERIES =
      noClasses()
          .that()
          .resideInAPackage("io.forecourt..")
          .and()
          .resideOutsideOfPackage("io.forecourt.platform..")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(JdbcClient.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(JdbcOperations.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(NamedParameterJdbcOperations.class)
          .because("features ask through ScopedQueries, so that the data scope is in every query");

  /** Rules of the business are plain Java. */
  public static final ArchRule DOMAIN_IS_PLAIN =
      classes()
          .that()
          .resideInAPackage("io.forecourt..domain..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                      "java..",
                      "org.jspecify..",
                      "io.forecourt.platform.rule..",
                      "io.forecourt.platform.value..",
                      "io.forecourt.platform.time..",
                      "io.forecourt.platform.policy..",
                      "io.forecourt..domain..")
                  .or(describe("primitives and arrays", HouseRules::isBuiltIn)))
          .because("a rule must be readable and testable without any framework");

  /** What is not permitted by name is not reachable. */
  public static final ArchRule EVERY_CONTROLLER_METHOD_HAS_A_PERMIT =
      methods()
          .that(describe("answer requests", HouseRules::answersRequests))
          .and()
          .areDeclaredInClassesThat()
          .resideOutsideOfPackage("io.forecourt.platform..")
          .and(describe("are not internal or of the login", HouseRules::isPublicApi))
          .should()
          .beAnnotatedWith(Permit.class)
          .because("a role gives actions, and every request performs one");

  /** Controllers stand where a reader looks for them. */
  public static final ArchRule CONTROLLERS_LIVE_IN_THE_WEB_PACKAGE_OR_A_FLAT_FEATURE =
      classes()
          .that()
          .areAnnotatedWith(RestController.class)
          .should()
          .resideOutsideOfPackages(
              "..domain..", "..application..", "..persistence..", "..messaging..")
          .because("a feature's web adapter is its package web, or the feature itself when flat");

  /** Waiting is polling with a limit, or an event. */
  public static final ArchRule NOBODY_SLEEPS =
      noClasses()
          .that()
          .resideInAPackage("io.forecourt..")
          .should()
          .callMethod(Thread.class, "sleep", long.class)
          .orShould()
          .callMethod(Thread.class, "sleep", java.time.Duration.class);

  /** Business time comes from BusinessClock, technical time from an injected clock. */
  public static final ArchRule NOBODY_READS_THE_SYSTEM_CLOCK =
      noClasses()
          .that()
          .resideInAPackage("io.forecourt..")
          .and()
          .resideOutsideOfPackage("io.forecourt.platform..")
          .should()
          .callMethodWhere(describe("the system clock is read", HouseRules::readsTheSystemClock))
          .because("in the sandbox business time moves, and a test must be able to set it");

  private HouseRules() {}

  /** A service meets another one through HTTP, Kafka and contracts only. */
  public static ArchRule importsNoOtherService(String service) {
    String[] others =
        SERVICES.stream()
            .filter(other -> !other.equals(service))
            .map(other -> "io.forecourt." + other + "..")
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage("io.forecourt." + service + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        .because("services know each other by contract");
  }

  /** Nothing outside a feature touches its tables. */
  public static ArchRule persistenceStaysInside(String feature) {
    return noClasses()
        .that(resideOutsideOfPackages(feature + ".."))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(feature + ".persistence..")
        .because("only a feature knows its tables");
  }

  private static boolean isBuiltIn(JavaClass type) {
    return type.isPrimitive() || type.isArray();
  }

  private static boolean answersRequests(JavaMethod method) {
    return method.getOwner().isAnnotatedWith(RestController.class)
        && method.isMetaAnnotatedWith(RequestMapping.class);
  }

  private static boolean isPublicApi(JavaMethod method) {
    RequestMapping onType =
        AnnotatedElementUtils.findMergedAnnotation(
            method.getOwner().reflect(), RequestMapping.class);
    RequestMapping onMethod =
        AnnotatedElementUtils.findMergedAnnotation(method.reflect(), RequestMapping.class);
    return startsWith(onType, "/api/")
        || (onType == null || onType.path().length == 0) && startsWith(onMethod, "/api/");
  }

  private static boolean startsWith(
      @org.jspecify.annotations.Nullable RequestMapping mapping, String prefix) {
    return mapping != null
        && Arrays.stream(mapping.path()).anyMatch(path -> path.startsWith(prefix));
  }

  private static boolean readsTheSystemClock(JavaAccess<?> call) {
    String owner = call.getTargetOwner().getName();
    return CLOCKS.contains(owner) && call.getName().equals("now")
        || owner.equals(System.class.getName()) && call.getName().equals("currentTimeMillis")
        || owner.equals(InstantSource.class.getName()) && call.getName().equals("system");
  }
}
