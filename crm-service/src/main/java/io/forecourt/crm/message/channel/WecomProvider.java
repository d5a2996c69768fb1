package io.forecourt.crm.message.channel;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.forecourt.crm.message.channel.ProviderProperties.Wecom;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Messages to customers in WeCom (企业微信), by its customer-contact API. The member of staff whose
 * contact the customer is confirms each message in the app, so its end is asked for afterwards.
 * WeCom knows no id of ours: a crash between sending and storing may send once more.
 */
final class WecomProvider implements InquiredProvider {
  static final String NAME = "wecom";

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration BEFORE_EXPIRY = Duration.ofMinutes(5);
  private static final int PAGE = 100;

  private static final int OK = 0;
  private static final int NOT_SENT_YET = 0;
  private static final int SENT = 1;
  private static final int NO_FRIEND = 2;

  /** What every answer begins with; unknown members are left alone. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Answer(
      @JsonProperty("errcode") int code,
      @JsonProperty("access_token") @Nullable String token,
      @JsonProperty("expires_in") @Nullable Integer seconds,
      @JsonProperty("msgid") @Nullable String reference,
      @JsonProperty("fail_list") @Nullable List<String> unreachable,
      @JsonProperty("task_list") @Nullable List<Task> tasks,
      @JsonProperty("send_list") @Nullable List<Sent> sent) {}

  /** A member of staff who is to confirm the message. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Task(@JsonProperty("userid") String userId) {}

  /** What became of it with one customer. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Sent(@JsonProperty("status") int status) {}

  private record Token(String value, Instant until) {}

  private final Wecom account;
  private final HttpClient http;
  private final InstantSource system;
  private final ReentrantLock fetching = new ReentrantLock();
  private volatile @Nullable Token token;

  WecomProvider(Wecom account, InstantSource system) {
    if (account.corpId().isBlank() || account.secret().isBlank()) {
      throw new IllegalStateException(
          "forecourt.message.wecom-account.corp-id and secret are not set");
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
    return Channel.WECOM;
  }

  @Override
  public SendOutcome send(OutgoingMessage message) throws IOException, InterruptedException {
    Answer answer =
        call(
            "externalcontact/add_msg_template",
            Map.of(
                "chat_type",
                "single",
                "external_userid",
                List.of(message.recipient()),
                "text",
                Map.of("content", message.text())));
    return switch (answer.code()) {
      case OK -> {
        List<String> unreachable = answer.unreachable();
        String reference = answer.reference();
        yield unreachable != null && unreachable.contains(message.recipient())
            ? new SendOutcome.Refused("not-a-contact")
            : new SendOutcome.Accepted(reference == null ? "" : reference);
      }
      case 40096, 41048, 84061 -> new SendOutcome.Refused("not-a-contact");
      case 40058, 44004, 45002 -> new SendOutcome.Refused("template-refused");
      default -> new SendOutcome.Later("answered " + answer.code());
    };
  }

  @Override
  public Optional<DeliveryStatus> ask(String reference) throws IOException, InterruptedException {
    List<Integer> ends = new ArrayList<>();
    for (Task task :
        orNone(asked("get_groupmsg_task", Map.of("msgid", reference, "limit", PAGE)).tasks())) {
      orNone(
              asked(
                      "get_groupmsg_send_result",
                      Map.of("msgid", reference, "userid", task.userId(), "limit", PAGE))
                  .sent())
          .forEach(sent -> ends.add(sent.status()));
    }
    if (ends.contains(SENT)) {
      return Optional.of(DeliveryStatus.DELIVERED);
    }
    return ends.isEmpty() || ends.contains(NOT_SENT_YET)
        ? Optional.empty()
        : Optional.of(
            new DeliveryStatus(ends.contains(NO_FRIEND) ? "not-a-contact" : "limit-reached"));
  }

  private Answer asked(String what, Map<String, Object> body)
      throws IOException, InterruptedException {
    Answer answer = call("externalcontact/" + what, body);
    if (answer.code() != OK) {
      throw new IOException("answered " + answer.code());
    }
    return answer;
  }

  /** With the token that is known; once more with a fresh one, when WeCom does not take it. */
  private Answer call(String path, Map<String, Object> body)
      throws IOException, InterruptedException {
    Token used = token();
    Answer answer = post(path, used, body);
    if (answer.code() == 40014 || answer.code() == 42001) {
      forget(used);
      answer = post(path, token(), body);
    }
    return answer;
  }

  private Answer post(String path, Token used, Map<String, Object> body)
      throws IOException, InterruptedException {
    return answer(
        HttpRequest.newBuilder(uri(path, Map.of("access_token", used.value())))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
            .timeout(account.timeout())
            .build());
  }

  private Token token() throws IOException, InterruptedException {
    Token known = token;
    if (known != null && system.instant().isBefore(known.until())) {
      return known;
    }
    fetching.lockInterruptibly();
    try {
      known = token;
      if (known != null && system.instant().isBefore(known.until())) {
        return known;
      }
      Token fresh = fetch();
      token = fresh;
      return fresh;
    } finally {
      fetching.unlock();
    }
  }

  private void forget(Token refused) throws InterruptedException {
    fetching.lockInterruptibly();
    try {
      if (refused.equals(token)) {
        token = null;
      }
    } finally {
      fetching.unlock();
    }
  }

  private Token fetch() throws IOException, InterruptedException {
    Answer answer =
        answer(
            HttpRequest.newBuilder(
                    uri(
                        "gettoken",
                        Map.of("corpid", account.corpId(), "corpsecret", account.secret())))
                .timeout(account.timeout())
                .build());
    String value = answer.token();
    Integer seconds = answer.seconds();
    if (answer.code() != OK || value == null || seconds == null) {
      throw new IOException("no token: answered " + answer.code());
    }
    Instant end = system.instant().plusSeconds(seconds);
    return new Token(
        value, seconds > 2 * BEFORE_EXPIRY.toSeconds() ? end.minus(BEFORE_EXPIRY) : end);
  }

  private Answer answer(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException("answered " + response.statusCode());
    }
    try {
      return JSON.readValue(response.body(), Answer.class);
    } catch (JacksonException unreadable) {
      throw new IOException("unreadable answer", unreadable);
    }
  }

  private URI uri(String path, Map<String, String> query) {
    StringBuilder text = new StringBuilder("cgi-bin/").append(path);
    char before = '?';
    for (Map.Entry<String, String> parameter : query.entrySet()) {
      text.append(before)
          .append(parameter.getKey())
          .append('=')
          .append(URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8));
      before = '&';
    }
    return account.endpoint().resolve(text.toString());
  }

  private static <T> List<T> orNone(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }
}
