package io.forecourt.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** An nginx of our own: its own files, its own port, never the service of the system. */
final class Nginx {

  private Nginx() {}

  /** Answers every path with one body of JSON, and the keys under their usual path. */
  static Child upstream(Path folder, int port, String body, String keySet) {
    return start(
        folder,
        """
        server {
          listen 127.0.0.1:%d backlog=1024;
          default_type application/json;
          location = /oauth2/jwks { return 200 '%s'; }
          location / { return 200 '%s'; }
        }
        """
            .formatted(port, keySet, body));
  }

  /** Passes everything on, over kept connections. */
  static Child proxy(Path folder, int port, int upstream) {
    return start(
        folder,
        """
        upstream service { server 127.0.0.1:%d; keepalive 128; keepalive_requests 1000000000; }
        server {
          listen 127.0.0.1:%d backlog=1024;
          location / {
            proxy_pass http://service;
            proxy_http_version 1.1;
            proxy_set_header Connection "";
            proxy_set_header Host $host;
            proxy_set_header X-Forwarded-For $remote_addr;
          }
        }
        """
            .formatted(upstream, port));
  }

  private static Child start(Path folder, String servers) {
    try {
      Files.createDirectories(folder);
      Path settings =
          Files.writeString(
              folder.resolve("nginx.conf"),
              """
              daemon off;
              worker_processes auto;
              pid nginx.pid;
              error_log stderr error;
              events { worker_connections 2048; }
              http {
                access_log off;
                keepalive_requests 1000000000;
                keepalive_timeout 300s;
                client_body_temp_path body;
                proxy_temp_path proxy;
                fastcgi_temp_path fastcgi;
                uwsgi_temp_path uwsgi;
                scgi_temp_path scgi;
              %s}
              """
                  .formatted(servers.indent(2)));
      return Child.start(
          List.of(program(), "-p", folder.toString(), "-e", "stderr", "-c", settings.toString()),
          Map.of(),
          folder.resolve("nginx.log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String version() {
    return Child.output(List.of(program(), "-v")).replace("nginx version: ", "").strip();
  }

  /** Debian puts it where only root's path looks. */
  private static String program() {
    return Files.isExecutable(Path.of("/usr/sbin/nginx")) ? "/usr/sbin/nginx" : "nginx";
  }
}
