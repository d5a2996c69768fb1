package io.forecourt.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One of the services, or the gateway: a Boot jar in a lean JVM, told everything by its
 * environment.
 */
final class Service implements Component {

  /** In the order in which a reader thinks of them; hr signs people in, so it comes first. */
  static final List<String> NAMES = List.of("hr", "crm", "sales", "inventory", "insurance");

  /** So long that no number of the sample or of a drill ends in it by chance. */
  private static final Map<String, String> TROUBLED_NUMBERS =
      Map.of(
          "00000001", "FAILED",
          "00000002", "REFUSED",
          "00000003", "BUSY",
          "00000004", "SILENT");

  private final Home home;
  private final Ports ports;
  private final Secrets secrets;
  private final String name;
  private final ClassArchive archive;

  Service(Home home, Ports ports, Secrets secrets, String name) {
    this.home = home;
    this.ports = ports;
    this.secrets = secrets;
    this.name = name;
    this.archive = new ClassArchive(home, name);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String title() {
    return switch (name) {
      case "hr" -> "people, identity, duties";
      case "crm" -> "customers, leads, follow-ups";
      case "sales" -> "quotes, orders, delivery";
      case "inventory" -> "cars, holds, inspection";
      case "insurance" -> "premiums, policies, renewals";
      case "gateway" -> ports.gatewayUrl();
      default -> name;
    };
  }

  @Override
  public int port() {
    return portOf(ports, name);
  }

  static int portOf(Ports ports, String name) {
    return switch (name) {
      case "gateway" -> ports.gateway();
      case "crm" -> ports.crm();
      case "sales" -> ports.sales();
      case "inventory" -> ports.inventory();
      case "insurance" -> ports.insurance();
      case "hr" -> ports.hr();
      default -> throw new IllegalArgumentException(name);
    };
  }

  @Override
  public Set<String> after() {
    return isGateway() ? Set.of() : Set.of("database");
  }

  @Override
  public void prepare() throws IOException {
    if (!Files.exists(jar())) {
      throw new IOException(
          home.project().relativize(jar()) + " is missing: ./dealer up builds it");
    }
    archive.unpacked(jar());
  }

  @Override
  public ProcessBuilder command() throws IOException {
    List<String> command = Jvm.lean(isGateway() ? 96 : 128);
    command.addAll(archive.flags());
    command.add("-jar");
    command.add(archive.unpacked(jar()).toString());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment());
    return builder;
  }

  @Override
  public boolean ready() {
    return Health.answers(port(), "/actuator/health/readiness");
  }

  /**
   * The first end in good order after a build writes the class archive, which takes some CPU
   * seconds.
   */
  @Override
  public Duration stopPatience() {
    return archive.missing() ? Duration.ofSeconds(150) : Duration.ofSeconds(30);
  }

  private boolean isGateway() {
    return name.equals("gateway");
  }

  private Path jar() {
    String module = isGateway() ? name : name + "-service";
    return home.project().resolve(module + "/target/" + module + "-0.1.0-app.jar");
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new TreeMap<>();
    environment.put("SPRING_PROFILES_ACTIVE", "sandbox");
    environment.put("FORECOURT_SANDBOX", "true");
    environment.put("SERVER_PORT", Integer.toString(port()));
    environment.put("SERVER_ADDRESS", "127.0.0.1");
    environment.put("MALLOC_ARENA_MAX", "2");
    environment.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + ports.broker());
    environment.put("FORECOURT_SECURITY_ISSUER", ports.gatewayUrl());
    if (isGateway()) {
      environment.put("FORECOURT_GATEWAY_TOKEN_ISSUER", ports.gatewayUrl());
      environment.put("FORECOURT_GATEWAY_TOKEN_JWKSETURI", keys());
      for (String service : NAMES) {
        environment.put(
            "FORECOURT_GATEWAY_SERVICES_" + service.toUpperCase(Locale.ROOT) + "_URI",
            "http://127.0.0.1:" + portOf(ports, service));
      }
    } else {
      // one process a service: its own commits wake the relay
      environment.put("FORECOURT_EVENT_RELAYPOLL", "1s");
      both(environment, "FORECOURT_LOCAL_KEY", secrets.key("local"));
      both(environment, "FORECOURT_SECURITY_JWK_SET_URI", keys());
      both(environment, "FORECOURT_PERSONAL_MASTER_KEY", secrets.key("personal." + name));
      environment.put(
          "FORECOURT_FILES_FOLDER", home.data().resolve("files").resolve(name).toString());
      both(environment, "FORECOURT_PERSONAL_HASH_KEY", secrets.key("hash." + name));
      for (String service : NAMES) {
        environment.put(
            "FORECOURT_NEIGHBOURS_" + service.toUpperCase(Locale.ROOT),
            "http://127.0.0.1:" + portOf(ports, service));
      }
      environment.put(
          "SPRING_DATASOURCE_URL",
          "jdbc:mysql://127.0.0.1:%d/%s".formatted(ports.database(), Database.schema(name)));
      environment.put("SPRING_DATASOURCE_USERNAME", Database.schema(name));
      environment.put("SPRING_DATASOURCE_PASSWORD", Database.password(secrets, name));
    }
    if (name.equals("crm")) {
      telephony(environment);
      shortMessages(environment);
    }
    if (name.equals("sales")) {
      environment.put("FORECOURT_INVENTORY_URL", "http://127.0.0.1:" + ports.inventory());
    }
    if (name.equals("insurance")) {
      environment.put("FORECOURT_MESSAGES_SECRET", secrets.password("service.insurance"));
    }
    if (name.equals("hr")) {
      environment.put(
          "FORECOURT_IDENTITY_SERVICES_INSURANCE", secrets.password("service.insurance"));
      both(environment, "FORECOURT_IDENTITY_SANDBOX_KEY", secrets.key("local"));
    }
    return environment;
  }

  private void telephony(Map<String, String> environment) {
    String secret = secrets.key("sender.pbx");
    environment.put("FORECOURT_SIGNED_SENDERS_PBX_SECRET", secret);
    environment.put("FORECOURT_SIGNED_SENDERS_PBX_STORE", "EAST");
    environment.put("FORECOURT_SIGNED_SENDERS_PBX_STORES", "WEST");
    environment.put("FORECOURT_SIMULATORS_TELEPHONY_ENABLED", "true");
    environment.put("FORECOURT_SIMULATORS_TELEPHONY_TARGET", ports.gatewayUrl());
    environment.put("FORECOURT_SIMULATORS_TELEPHONY_SENDER", "pbx");
    environment.put("FORECOURT_SIMULATORS_TELEPHONY_SECRET", secret);
  }

  /** Sent, reported and lost as with a carrier; the stand-in lives in crm's own process. */
  private void shortMessages(Map<String, String> environment) {
    String secret = secrets.key("sender.dysms");
    environment.put("FORECOURT_MESSAGE_SMS", "DYSMS");
    environment.put(
        "FORECOURT_MESSAGE_DYSMS_ENDPOINT", "http://127.0.0.1:" + ports.smsCarrier() + "/");
    environment.put("FORECOURT_MESSAGE_DYSMS_ACCESSKEYID", "local");
    environment.put("FORECOURT_MESSAGE_DYSMS_ACCESSKEYSECRET", secrets.key("dysms"));
    environment.put("FORECOURT_MESSAGE_DYSMS_SIGNNAME", "Forecourt");
    environment.put("FORECOURT_SIGNED_SENDERS_DYSMS_SECRET", secret);
    environment.put("FORECOURT_SIGNED_SENDERS_DYSMS_STORE", "NONE");
    environment.put("FORECOURT_SIMULATORS_SMS_ENABLED", "true");
    environment.put("FORECOURT_SIMULATORS_SMS_PORT", Integer.toString(ports.smsCarrier()));
    environment.put("FORECOURT_SIMULATORS_SMS_REPORTAFTER", "100ms");
    environment.put("FORECOURT_SIMULATORS_SMS_REPORTSECRET", secret);
    TROUBLED_NUMBERS.forEach(
        (ending, what) -> environment.put("FORECOURT_SIMULATORS_SMS_BEHAVIOURS_" + ending, what));
  }

  private String keys() {
    return "http://127.0.0.1:" + ports.hr() + "/oauth2/jwks";
  }

  /**
   * A setting with a dash is read in one form by property classes and in another by single values.
   */
  private static void both(Map<String, String> environment, String name, String value) {
    environment.put(name, value);
    String prefix = name.substring(0, name.indexOf('_', "FORECOURT_".length()) + 1);
    String rest = name.substring(prefix.length());
    environment.put(prefix + rest.replace("_", ""), value);
  }
}
