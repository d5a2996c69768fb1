package io.forecourt.insurance;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class InsuranceApplication {

  public static void main(String[] args) {
    SpringApplication.run(InsuranceApplication.class, args);
  }
}
