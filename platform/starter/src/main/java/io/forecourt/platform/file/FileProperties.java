package io.forecourt.platform.file;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where contents are kept.
 *
 * @param folder of this machine, for the store FOLDER
 * @param graceDays so long a content may belong to no record
 */
@ConfigurationProperties("forecourt.files")
record FileProperties(
    @DefaultValue("FOLDER") Store store,
    Path folder,
    @DefaultValue S3 s3,
    @DefaultValue("1") int graceDays) {

  /** Kinds of store. */
  enum Store {
    FOLDER,
    S3
  }

  /**
   * A bucket.
   *
   * @param pathStyle whether the bucket stands in the path, not in the host name
   */
  record S3(
      @DefaultValue("https://s3.amazonaws.com") URI endpoint,
      @DefaultValue("us-east-1") String region,
      @DefaultValue("") String bucket,
      @DefaultValue("") String accessKey,
      @DefaultValue("") String secretKey,
      @DefaultValue("true") boolean pathStyle,
      @DefaultValue("5s") Duration connectTimeout,
      @DefaultValue("60s") Duration timeout) {

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
      return "S3[" + endpoint + ", " + bucket + "]";
    }
  }
}
