import { DeliveryError } from '../../core/errors.ts';

/** A workspace that the desk does not work in, or not any more; the log has been told why. */
export class Closed extends DeliveryError {
  constructor(key: string) {
    super('refused', 'token-revoked', { cause: new Error(`the desk does not work in ${key}`) });
    this.name = 'Closed';
  }
}
