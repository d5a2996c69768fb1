package io.forecourt.local.stack;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/** Quick looks at a port, with the smallest client there is: the supervisor shall stay small. */
final class Health {

  private Health() {}

  /** Whether a GET of the path answers 200. */
  static boolean answers(int port, String path) {
    try {
      var connection =
          (HttpURLConnection)
              URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
      connection.setConnectTimeout(500);
      connection.setReadTimeout(2_000);
      connection.setUseCaches(false);
      try {
        return connection.getResponseCode() == 200;
      } finally {
        connection.disconnect();
      }
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether a server greets whoever connects, as a MySQL server does. */
  static boolean greets(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
      socket.setSoTimeout(2_000);
      return socket.getInputStream().read() >= 0;
    } catch (IOException e) {
      return false;
    }
  }
}
