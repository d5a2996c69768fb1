package io.forecourt.crm;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server for tests that keeps what it is given. */
final class MailServer implements AutoCloseable {
  private final ServerSocket socket;
  private final List<String> mails = new CopyOnWriteArrayList<>();

  MailServer() {
    try {
      socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::serve);
  }

  int port() {
    return socket.getLocalPort();
  }

  List<String> mails() {
    return List.copyOf(mails);
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        talk(client);
      } catch (IOException _) {
        // the client hung up, or the test is over
      }
    }
  }

  private void talk(Socket client) throws IOException {
    var in =
        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
    say(client, "220 test");
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.startsWith("DATA")) {
        say(client, "354 go on");
        var mail = new StringBuilder();
        for (String text = in.readLine(); text != null && !text.equals("."); text = in.readLine()) {
          mail.append(text).append('\n');
        }
        mails.add(mail.toString());
        say(client, "250 taken");
      } else if (line.startsWith("QUIT")) {
        say(client, "221 bye");
        return;
      } else {
        say(client, "250 fine");
      }
    }
  }

  private static void say(Socket client, String line) throws IOException {
    client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    client.getOutputStream().flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
