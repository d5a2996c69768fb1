package io.forecourt.platform.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Knows a configured sender by its signature instead of a token: it acts with the role {@code ext}
 * and nothing else. The timestamp bounds how long a request that somebody listened to can be sent
 * again; within that time the receiving feature must take it twice without harm.
 */
final class SenderFilter extends OncePerRequestFilter {

  static final String ROLE = "ext";

  private static final int LARGEST_BODY = 1024 * 1024;

  private final SignedSenders settings;
  private final Clock clock;
  private final AuthenticationEntryPoint refusal;
  private final RequestAttributeSecurityContextRepository contexts =
      new RequestAttributeSecurityContextRepository();

  SenderFilter(SignedSenders settings, Clock clock, AuthenticationEntryPoint refusal) {
    this.settings = settings;
    this.clock = clock;
    this.refusal = refusal;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getHeader(RequestSignature.SENDER) == null;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    byte[] body = request.getInputStream().readNBytes(LARGEST_BODY);
    try {
      authenticate(request, body, response);
    } catch (AuthenticationException refused) {
      SecurityContextHolder.clearContext();
      refusal.commence(request, response, refused);
      return;
    }
    chain.doFilter(new Read(request, body), response);
  }

  private void authenticate(HttpServletRequest request, byte[] body, HttpServletResponse response) {
    String name = request.getHeader(RequestSignature.SENDER);
    SignedSenders.@Nullable Sender sender = settings.senders().get(name);
    Instant at = timestamp(request.getHeader(RequestSignature.TIMESTAMP));
    String signature = request.getHeader(RequestSignature.SIGNATURE);
    if (sender == null || at == null || signature == null) {
      throw refused();
    }
    boolean right =
        MessageDigest.isEqual(
            RequestSignature.of(sender.secret(), at, body).getBytes(StandardCharsets.UTF_8),
            signature.getBytes(StandardCharsets.UTF_8));
    Duration away = Duration.between(at, clock.instant()).abs();
    if (!right || away.compareTo(settings.window()) > 0) {
      throw refused();
    }
    Set<String> stores = new HashSet<>(sender.stores());
    stores.add(sender.store());
    var caller = new Caller("sender:" + name, Set.of(ROLE), sender.store(), stores, null);
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(new CallerToken(caller, ""));
    SecurityContextHolder.setContext(context);
    contexts.saveContext(context, request, response);
  }

  /** One answer for all faults: who guesses learns nothing. */
  private static TokenRefused refused() {
    return new TokenRefused(TokenRefused.SIGNATURE, "unknown sender, wrong signature or time");
  }

  private static @Nullable Instant timestamp(@Nullable String seconds) {
    try {
      return seconds == null ? null : Instant.ofEpochSecond(Long.parseLong(seconds));
    } catch (NumberFormatException | DateTimeException unreadable) {
      return null;
    }
  }

  /** The body once more, after it was read for its signature. */
  private static final class Read extends HttpServletRequestWrapper {
    private final ByteArrayInputStream body;

    Read(HttpServletRequest request, byte[] body) {
      super(request);
      this.body = new ByteArrayInputStream(body);
    }

    @Override
    public ServletInputStream getInputStream() {
      return new ServletInputStream() {
        @Override
        public int read() {
          return body.read();
        }

        @Override
        public boolean isFinished() {
          return body.available() == 0;
        }

        @Override
        public boolean isReady() {
          return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
          throw new IllegalStateException("read without a listener");
        }
      };
    }

    @Override
    public BufferedReader getReader() {
      return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }
  }
}
