/**
 * Loss control: a lead is given up after enough contacts, for a reason and by a manager's decision;
 * some of the lost are asked whether it is true, and all are tried again later.
 */
@NullMarked
package io.forecourt.crm.loss;

import org.jspecify.annotations.NullMarked;
