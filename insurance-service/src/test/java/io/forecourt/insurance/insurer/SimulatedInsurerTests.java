package io.forecourt.insurance.insurer;

class SimulatedInsurerTests extends InsurerGatewayContract {

  @Override
  InsurerGateway gateway() {
    return insurer;
  }
}
