/** Certificates that people need for their work: granted, told to the services, ended. */
@NullMarked
package io.forecourt.hr.certificate;

import org.jspecify.annotations.NullMarked;
