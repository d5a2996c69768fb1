package io.forecourt.crm.message.channel;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who carries the messages of each channel. LOCAL keeps what would be sent.
 *
 * @param sending how the worker tries
 */
@ConfigurationProperties("forecourt.message")
public record ProviderProperties(
    @DefaultValue("LOCAL") Sms sms,
    @DefaultValue("LOCAL") Email email,
    @DefaultValue("LOCAL") Messenger wecom,
    @DefaultValue Dysms dysms,
    @DefaultValue Wecom wecomAccount,
    @DefaultValue Smtp smtp,
    @DefaultValue Sending sending) {

  /** Carriers of short messages. */
  public enum Sms {
    LOCAL,
    DYSMS
  }

  /** Carriers of e-mail. */
  public enum Email {
    LOCAL,
    SMTP
  }

  /** Carriers of messages in WeCom. */
  public enum Messenger {
    LOCAL,
    WECOM
  }

  /**
   * The dealer's own WeCom.
   *
   * @param secret of the application that may write to customers
   */
  public record Wecom(
      @DefaultValue("https://qyapi.weixin.qq.com/") URI endpoint,
      @DefaultValue("") String corpId,
      @DefaultValue("") String secret,
      @DefaultValue("5s") Duration timeout) {

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
      return "Wecom[" + endpoint + "]";
    }
  }

  /**
   * The account at the SMS provider.
   *
   * @param signName the registered signature that stands before each message
   */
  public record Dysms(
      @DefaultValue("https://dysmsapi.aliyuncs.com/") URI endpoint,
      @DefaultValue("") String accessKeyId,
      @DefaultValue("") String accessKeySecret,
      @DefaultValue("") String signName,
      @DefaultValue("5s") Duration timeout) {

    /** Keeps the secrets out of logs. */
    @Override
    public String toString() {
      return "Dysms[" + endpoint + "]";
    }
  }

  /**
   * The mail account; the server is {@code spring.mail.*}.
   *
   * @param from the sender's address
   */
  public record Smtp(@DefaultValue("") String from) {}

  /**
   * @param pause between two looks for waiting messages
   * @param lease so long a message belongs to the worker that took it
   * @param firstRetry doubled with every attempt
   * @param longestRetry no wait is longer
   * @param breakerPause so long nobody is asked after too many calls have failed
   * @param firstInquiry so long after the sending a provider that has to be asked is asked
   */
  public record Sending(
      @DefaultValue("300ms") Duration pause,
      @DefaultValue("60s") Duration lease,
      @DefaultValue("2s") Duration firstRetry,
      @DefaultValue("5m") Duration longestRetry,
      @DefaultValue("15s") Duration breakerPause,
      @DefaultValue("30s") Duration firstInquiry) {}
}
