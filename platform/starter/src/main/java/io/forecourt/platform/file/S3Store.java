package io.forecourt.platform.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A bucket behind the S3 API: Amazon's own, or any store that speaks it. */
final class S3Store implements BlobStore {
  private final FileProperties.S3 bucket;
  private final SigV4 signature;
  private final HttpClient http;
  private final InstantSource system;

  S3Store(FileProperties.S3 bucket, InstantSource system) {
    this.bucket = bucket;
    this.system = system;
    this.signature = new SigV4(bucket.accessKey(), bucket.secretKey(), bucket.region());
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(bucket.connectTimeout())
            .build();
  }

  @Override
  public void put(String key, InputStream content, long length) throws IOException {
    BodyPublisher body =
        length == 0
            ? BodyPublishers.noBody()
            : BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> content), length);
    HttpResponse<Void> answer = send("PUT", key, body, BodyHandlers.discarding());
    if (answer.statusCode() != 200) {
      throw refused("PUT", answer);
    }
  }

  @Override
  public Optional<InputStream> open(String key) throws IOException {
    HttpResponse<InputStream> answer =
        send("GET", key, BodyPublishers.noBody(), BodyHandlers.ofInputStream());
    return switch (answer.statusCode()) {
      case 200 -> Optional.of(answer.body());
      case 404 -> {
        answer.body().close();
        yield Optional.empty();
      }
      default -> {
        answer.body().close();
        throw refused("GET", answer);
      }
    };
  }

  @Override
  public void delete(String key) throws IOException {
    HttpResponse<Void> answer =
        send("DELETE", key, BodyPublishers.noBody(), BodyHandlers.discarding());
    if (answer.statusCode() != 204 && answer.statusCode() != 200 && answer.statusCode() != 404) {
      throw refused("DELETE", answer);
    }
  }

  private <T> HttpResponse<T> send(
      String method, String key, BodyPublisher body, HttpResponse.BodyHandler<T> reader)
      throws IOException {
    URI target = target(key);
    SortedMap<String, String> headers = new TreeMap<>();
    headers.put("host", target.getAuthority());
    headers.put("x-amz-content-sha256", SigV4.UNSIGNED);
    headers.put("x-amz-date", SigV4.timestamp(system.instant()));
    HttpRequest request =
        HttpRequest.newBuilder(target)
            .timeout(bucket.timeout())
            .header("x-amz-content-sha256", SigV4.UNSIGNED)
            .header("x-amz-date", headers.getOrDefault("x-amz-date", ""))
            .header(
                "Authorization",
                signature.authorization(method, target.getRawPath(), "", headers, SigV4.UNSIGNED))
            .method(method, body)
            .build();
    try {
      return http.send(request, reader);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("stopped while asking the bucket");
    }
  }

  /** Keys are letters, digits, dashes and slashes: nothing has to be encoded. */
  private URI target(String key) {
    URI endpoint = bucket.endpoint();
    return bucket.pathStyle()
        ? endpoint.resolve("/" + bucket.bucket() + "/" + key)
        : URI.create(
            endpoint.getScheme()
                + "://"
                + bucket.bucket()
                + "."
                + endpoint.getAuthority()
                + "/"
                + key);
  }

  private static IOException refused(String method, HttpResponse<?> answer) {
    return new IOException("the bucket answered " + answer.statusCode() + " to " + method);
  }
}
