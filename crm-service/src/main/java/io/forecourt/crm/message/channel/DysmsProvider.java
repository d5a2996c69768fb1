package io.forecourt.crm.message.channel;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.forecourt.crm.message.channel.ProviderProperties.Dysms;
import io.forecourt.platform.value.Ids;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Short messages by Alibaba Cloud (SendSms, version 2017-05-25). Our message id goes along as OutId
 * and comes back in the delivery report.
 */
final class DysmsProvider implements MessageProvider {
  static final String NAME = "dysms";

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String CHINA = "+86";

  /** What the provider answers; unknown members are left alone. */
  record Answer(
      @JsonProperty("Code") @Nullable String code,
      @JsonProperty("BizId") @Nullable String reference) {}

  private final Dysms account;
  private final HttpClient http;
  private final InstantSource system;

  DysmsProvider(Dysms account, InstantSource system) {
    for (String setting : new String[] {account.accessKeyId(), account.accessKeySecret()}) {
      if (setting.isBlank()) {
        throw new IllegalStateException(
            "forecourt.message.dysms.access-key-id and access-key-secret are not set");
      }
    }
    this.account = account;
    this.system = system;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(account.timeout())
            .build();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Channel channel() {
    return Channel.SMS;
  }

  @Override
  public Reporting reporting() {
    return Reporting.TOLD;
  }

  @Override
  public SendOutcome send(OutgoingMessage message) throws IOException, InterruptedException {
    HttpResponse<String> response = http.send(request(message), BodyHandlers.ofString());
    if (response.statusCode() >= 500 || response.statusCode() == 429) {
      return new SendOutcome.Later("answered " + response.statusCode());
    }
    Answer answer = read(response.body());
    String code = answer.code() == null ? "" : answer.code();
    return switch (code) {
      case "OK" -> new SendOutcome.Accepted(answer.reference() == null ? "" : answer.reference());
      case "isv.MOBILE_NUMBER_ILLEGAL", "isv.MOBILE_COUNT_OVER_LIMIT" ->
          new SendOutcome.Refused("number-refused");
      case "isv.BLACK_KEY_CONTROL_LIMIT", "isv.DENY_IP_RANGE" ->
          new SendOutcome.Refused("content-refused");
      case "isv.SMS_TEMPLATE_ILLEGAL",
          "isv.SMS_SIGNATURE_ILLEGAL",
          "isv.TEMPLATE_MISSING_PARAMETERS",
          "isv.TEMPLATE_PARAMS_ILLEGAL" ->
          new SendOutcome.Refused("template-refused");
      default -> new SendOutcome.Later("answered " + code);
    };
  }

  private HttpRequest request(OutgoingMessage message) {
    byte[] body = form(message).getBytes(StandardCharsets.UTF_8);
    URI endpoint = account.endpoint();
    String path = endpoint.getPath().isEmpty() ? "/" : endpoint.getPath();
    String bodyHash = Acs3Signature.hash(body);
    SortedMap<String, String> signed = new TreeMap<>();
    signed.put("host", endpoint.getAuthority());
    signed.put("content-type", FORM);
    signed.put("x-acs-action", "SendSms");
    signed.put("x-acs-version", "2017-05-25");
    signed.put("x-acs-date", system.instant().truncatedTo(ChronoUnit.SECONDS).toString());
    signed.put("x-acs-signature-nonce", Ids.next());
    signed.put("x-acs-content-sha256", bodyHash);
    var request =
        HttpRequest.newBuilder(endpoint.resolve(path))
            .timeout(account.timeout())
            .header(
                "Authorization",
                Acs3Signature.authorization(
                    account.accessKeyId(),
                    account.accessKeySecret(),
                    "POST",
                    path,
                    "",
                    signed,
                    bodyHash))
            .POST(BodyPublishers.ofByteArray(body));
    signed.forEach(
        (name, value) -> {
          if (!name.equals("host")) {
            request.header(name, value);
          }
        });
    return request.build();
  }

  /** In the body and not in the URL, where proxies would write the number down. */
  private String form(OutgoingMessage message) {
    Map<String, String> fields = new TreeMap<>();
    fields.put("PhoneNumbers", national(message.recipient()));
    fields.put("SignName", account.signName());
    fields.put("TemplateCode", message.template());
    fields.put("TemplateParam", JSON.writeValueAsString(new TreeMap<>(message.parameters())));
    fields.put("OutId", message.id());
    return fields.entrySet().stream()
        .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String national(String e164) {
    return e164.startsWith(CHINA) ? e164.substring(CHINA.length()) : e164.substring(1);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static Answer read(String body) {
    try {
      return JSON.readValue(body, Answer.class);
    } catch (JacksonException unreadable) {
      return new Answer("unreadable", null);
    }
  }
}
