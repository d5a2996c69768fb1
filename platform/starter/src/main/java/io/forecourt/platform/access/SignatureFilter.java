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
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets a {@link SignedCaller} in where a request is signed with its secret, lately. */
final class SignatureFilter extends OncePerRequestFilter {

  private static final Duration TOLERANCE = Duration.ofMinutes(5);
  private static final Set<String> ROLES = Set.of("svc");

  private final List<SignedCaller> callers;
  private final AuthenticationEntryPoint refusal;
  private final Clock clock;

  SignatureFilter(List<SignedCaller> callers, AuthenticationEntryPoint refusal, Clock clock) {
    this.callers = List.copyOf(callers);
    this.refusal = refusal;
    this.clock = clock;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getHeader(SignedCaller.SIGNATURE) == null;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    // Bounded before, by the limit of every request body.
    byte[] body = request.getInputStream().readAllBytes();
    SignedCaller caller = caller(request, body);
    if (caller == null) {
      refusal.commence(
          request, response, new TokenRefused(TokenRefused.INVALID, "the signature does not fit"));
      return;
    }
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        new CallerToken(new Caller("service:" + caller.name(), ROLES, "", Set.of(), null), ""));
    SecurityContextHolder.setContext(context);
    chain.doFilter(new Read(request, body), response);
  }

  private @Nullable SignedCaller caller(HttpServletRequest request, byte[] body) {
    String timestamp = request.getHeader(SignedCaller.TIMESTAMP);
    String signature = request.getHeader(SignedCaller.SIGNATURE);
    if (timestamp == null || signature == null || !isFresh(timestamp)) {
      return null;
    }
    return callers.stream()
        .filter(caller -> request.getRequestURI().startsWith(caller.pathPrefix()))
        .filter(caller -> isSame(caller.sign(timestamp, body), signature))
        .findFirst()
        .orElse(null);
  }

  private boolean isFresh(String timestamp) {
    try {
      Instant signed = Instant.ofEpochSecond(Long.parseLong(timestamp));
      return Duration.between(signed, clock.instant()).abs().compareTo(TOLERANCE) <= 0;
    } catch (NumberFormatException | DateTimeException unreadable) {
      return false;
    }
  }

  private static boolean isSame(String expected, String given) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.US_ASCII), given.getBytes(StandardCharsets.US_ASCII));
  }

  /** The request with the body that was read for the signature. */
  private static final class Read extends HttpServletRequestWrapper {
    private final byte[] body;

    Read(HttpServletRequest request, byte[] body) {
      super(request);
      this.body = body;
    }

    @Override
    public ServletInputStream getInputStream() {
      var in = new ByteArrayInputStream(body);
      return new ServletInputStream() {
        @Override
        public int read() {
          return in.read();
        }

        @Override
        public boolean isFinished() {
          return in.available() == 0;
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
