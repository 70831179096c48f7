/** One thing the doctor looked at: fine, or what to do. */
export interface Finding {
  name: string;
  ok: boolean;
  text: string;
}

export const fine = (name: string, text: string): Finding => ({ name, ok: true, text });
export const wrong = (name: string, text: string): Finding => ({ name, ok: false, text });
