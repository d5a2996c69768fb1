package io.forecourt.platform.web;

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
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bounds every request body, and keeps the bytes of one that carries an idempotency key. It comes
 * before the login: nobody unknown may make a service read without end.
 */
final class BodyFilter extends OncePerRequestFilter {

  private static final String BODY = BodyFilter.class.getName() + ".body";

  private final long limit;
  private final ProblemResponses responses;

  BodyFilter(long limit, ProblemResponses responses) {
    this.limit = limit;
    this.responses = responses;
  }

  /** The bytes of the body, when they were kept. */
  static byte @Nullable [] kept(HttpServletRequest request) {
    return (byte[]) request.getAttribute(BODY);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String type = request.getContentType();
    String lower = type == null ? "" : type.toLowerCase(Locale.ROOT);
    if (lower.startsWith("multipart/")) {
      chain.doFilter(request, response); // bounded by spring.servlet.multipart.*
      return;
    }
    if (request.getContentLengthLong() > limit) {
      responses.write(request, response, tooLarge());
      return;
    }
    // The container reads the fields of a form that is posted, and bounds them, but only while
    // nobody else has read the body; of any other form it knows nothing.
    boolean form = lower.startsWith("application/x-www-form-urlencoded");
    boolean keyed =
        request.getMethod().equals("POST") && request.getHeader(IdempotencyKey.HEADER) != null;
    if (form || !keyed) {
      chain.doFilter(
          new Body(request, () -> new Bounded(request.getInputStream(), limit)), response);
      return;
    }
    byte[] body = request.getInputStream().readNBytes((int) Math.min(limit + 1, Integer.MAX_VALUE));
    if (body.length > limit) {
      responses.write(request, response, tooLarge());
      return;
    }
    request.setAttribute(BODY, body);
    chain.doFilter(new Body(request, () -> new Kept(body)), response);
  }

  private Problem tooLarge() {
    return Problem.of(413, "request.too-large", limit);
  }

  /** Opened when the body is first read. */
  private interface Source {
    ServletInputStream open() throws IOException;
  }

  private static final class Body extends HttpServletRequestWrapper {
    private final Source source;
    private @Nullable ServletInputStream stream;

    Body(HttpServletRequest request, Source source) {
      super(request);
      this.source = source;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      ServletInputStream open = stream == null ? source.open() : stream;
      stream = open;
      return open;
    }

    @Override
    public BufferedReader getReader() throws IOException {
      String encoding = getCharacterEncoding();
      return new BufferedReader(
          new InputStreamReader(
              getInputStream(),
              encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding)));
    }
  }

  /** Ends with {@link BodyTooLarge} when a body without a stated length goes on too long. */
  private static final class Bounded extends ServletInputStream {
    private final ServletInputStream in;
    private final long limit;
    private long seen;

    Bounded(ServletInputStream in, long limit) {
      this.in = in;
      this.limit = limit;
    }

    @Override
    public int read() throws IOException {
      int value = in.read();
      if (value >= 0) {
        count(1);
      }
      return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = in.read(buffer, offset, length);
      count(Math.max(read, 0));
      return read;
    }

    private void count(int bytes) throws IOException {
      seen += bytes;
      if (seen > limit) {
        throw new BodyTooLarge(limit);
      }
    }

    @Override
    public boolean isFinished() {
      return in.isFinished();
    }

    @Override
    public boolean isReady() {
      return in.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      in.setReadListener(listener);
    }
  }

  private static final class Kept extends ServletInputStream {
    private final InputStream in;
    private boolean finished;

    Kept(byte[] body) {
      this.in = new ByteArrayInputStream(body);
    }

    @Override
    public int read() throws IOException {
      int value = in.read();
      finished = value < 0;
      return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = in.read(buffer, offset, length);
      finished = read < 0;
      return read;
    }

    @Override
    public boolean isFinished() {
      return finished;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new IllegalStateException("read without a listener");
    }
  }
}
