package io.forecourt.crm.message.channel;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.mail.MailException;
import org.springframework.mail.MailParseException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

/**
 * E-mail by a mail server. The Message-ID is made of our own id, so that a second copy is known as
 * the same message. A mail server does not report delivery: what it took counts as sent.
 */
final class SmtpProvider implements MessageProvider {
  static final String NAME = "smtp";

  private final JavaMailSender server;
  private final String from;

  SmtpProvider(JavaMailSender server, String from) {
    if (from.isBlank()) {
      throw new IllegalStateException("forecourt.message.smtp.from is not set");
    }
    this.server = server;
    this.from = from;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Channel channel() {
    return Channel.EMAIL;
  }

  @Override
  public Reporting reporting() {
    return Reporting.NONE;
  }

  @Override
  public SendOutcome send(OutgoingMessage message) throws IOException {
    String messageId = "<" + message.id() + "@" + from.substring(from.indexOf('@') + 1) + ">";
    try {
      server.send(
          prepared -> {
            prepared.setHeader("Message-ID", messageId);
            fill(prepared, message);
          });
      return new SendOutcome.Accepted(messageId);
    } catch (MailParseException malformed) {
      return new SendOutcome.Refused("address-refused");
    } catch (MailSendException failed) {
      boolean addressed =
          failed.getFailedMessages().values().stream().anyMatch(SmtpProvider::isAboutTheAddress);
      if (addressed) {
        return new SendOutcome.Refused("address-refused");
      }
      throw new IOException("the mail server did not take it", failed);
    } catch (MailException unreachable) {
      throw new IOException("the mail server does not answer", unreachable);
    }
  }

  private void fill(MimeMessage mail, OutgoingMessage message) throws MessagingException {
    var helper = new MimeMessageHelper(mail, false, StandardCharsets.UTF_8.name());
    helper.setFrom(from);
    helper.setTo(message.recipient());
    helper.setSubject(message.subject());
    helper.setText(message.text());
  }

  private static boolean isAboutTheAddress(Exception failure) {
    return failure instanceof SendFailedException refused
        && refused.getInvalidAddresses() != null
        && refused.getInvalidAddresses().length > 0;
  }
}
