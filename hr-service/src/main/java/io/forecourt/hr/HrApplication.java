package io.forecourt.hr;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class HrApplication {

  public static void main(String[] args) {
    SpringApplication.run(HrApplication.class, args);
  }
}
